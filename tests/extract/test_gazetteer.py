"""The shipped place names."""

from throughline.extract.mentions.gazetteer import gazetteer
from throughline.extract.mentions.names import fold


def test_names_are_stored_as_they_are_looked_up() -> None:
    assert all(fold(name) == name for name in gazetteer().cities)


def test_countries_states_and_big_cities() -> None:
    places = gazetteer()
    assert places.is_country("France")
    assert places.is_country("Ohio")
    assert places.is_country("US")
    assert not places.is_country("us")
    assert places.city_size("Mumbai") > 5_000_000
    assert places.city_size("Bombay") == places.city_size("Mumbai")
    assert not places.is_place("Nowhere-on-Sea")
