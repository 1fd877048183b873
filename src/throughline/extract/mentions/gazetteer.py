"""Countries, cities and states by name, with their time zones; read from the data on first use.

A city's name says little alone ("Paris Hilton", "Reading"), so the gazetteer tells how big the
biggest bearer of the name is and leaves the decision to `types`. The facts are GeoNames' (CC BY
4.0); `wordlists/make_places.py` wrote the files.
"""

from collections.abc import Iterator
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
    countries = {name for name, _ in _rows("countries.tsv")}
    countries |= {fold(name) for name in lists.place_known}
    countries |= {fold(name) for group in lists.country_aliases for name in group}
    countries -= {fold(name) for name in lists.org_known} | {"us", "la", "the states"}
    countries |= {"u.s.", "l.a."}
    exact = frozenset(name for group in lists.country_aliases for name in group if name.isupper())
    return Gazetteer(
        frozenset(countries),
        exact - lists.org_known,
        {name: int(size) for name, size, _ in _rows("cities.tsv")},
    )


def zones_of(name: str) -> frozenset[str]:
    """IANA names of the time zones of all known places of this name; none where it is unknown.

    One zone says where a clock stands; more say that the place lies in one of several, or that
    places of the name lie in several.
    """
    listed = _listed_zones().get(fold(name), "")
    names = _zone_names()
    return frozenset(names[int(number)] for number in listed.split(",") if number)


@cache
def _listed_zones() -> dict[str, str]:
    """Folded name -> numbers of zones, as the files have them."""
    listed = {name: zones for name, _, zones in _rows("cities.tsv")}
    of_countries = dict(_rows("countries.tsv"))
    for group in name_lists().country_aliases:
        folded = [fold(name) for name in group]
        known = ",".join(of_countries[name] for name in folded if name in of_countries)
        of_countries |= dict.fromkeys(folded, known)
    for name, zones in of_countries.items():
        listed[name] = f"{listed[name]},{zones}" if name in listed else zones
    return listed


@cache
def _zone_names() -> tuple[str, ...]:
    return tuple(_lines("zones.txt"))


def _rows(name: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in _lines(name))


def _lines(name: str) -> list[str]:
    text = (files("throughline.extract") / "data" / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
