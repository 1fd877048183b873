"""Countries, cities and states by name, from GeoNames; read from the package's data on first use.

A city's name says little alone ("Paris Hilton", "Reading"), so the gazetteer tells how big the
biggest bearer of the name is and leaves the decision to `types`. The names are GeoNames' (CC BY
4.0); `wordlists/make_places.py` wrote the files.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from throughline.extract.mentions.names import fold, name_lists


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of places, folded."""

    countries: frozenset[str]
    """Countries with their aliases, continents and known regions, US states."""
    exact: frozenset[str]
    """Short names that only count in their exact case ("US")."""
    cities: dict[str, int]
    """City -> inhabitants of the biggest city of that name."""

    def is_country(self, name: str) -> bool:
        """Whether the name is a country, state or known region."""
        return name in self.exact or fold(name) in self.countries

    def is_place(self, name: str) -> bool:
        """Whether the name is any known place."""
        return self.is_country(name) or self.city_size(name) > 0

    def city_size(self, name: str) -> int:
        """Inhabitants of the biggest city with this name, 0 where there is none."""
        return self.cities.get(fold(name), 0)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer; the first call reads half a megabyte."""
    lists = name_lists()
    countries = set(_lines("countries.txt"))
    countries |= {fold(name) for name in lists.place_known}
    countries |= {fold(name) for group in lists.country_aliases for name in group}
    countries -= {fold(name) for name in lists.org_known} | {"us", "la", "the states"}
    countries |= {"u.s.", "l.a."}
    cities = dict(line.split("\t") for line in _lines("cities.tsv"))
    exact = frozenset(name for group in lists.country_aliases for name in group if name.isupper())
    return Gazetteer(
        frozenset(countries),
        exact - lists.org_known,
        {name: int(size) for name, size in cities.items()},
    )


def _lines(name: str) -> list[str]:
    text = (files("throughline.extract") / "data" / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
