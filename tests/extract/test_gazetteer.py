"""The shipped place names."""

from throughline.extract.mentions.gazetteer import gazetteer, zones_of
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


def test_time_zones_of_places() -> None:
    assert zones_of("Karachi") == zones_of("Pakistan") == {"Asia/Karachi"}
    assert zones_of("UAE") == zones_of("United Arab Emirates") == {"Asia/Dubai"}
    assert zones_of("India") == {"Asia/Kolkata"}  # its border towns add no neighbour's
    assert zones_of("Bombay") == {"Asia/Kolkata"}
    assert zones_of("Paris") == {"Europe/Paris", "America/Chicago"}
    assert {"America/New_York", "Asia/Tbilisi"} <= zones_of("Georgia")
    assert len(zones_of("US")) > 4
    assert zones_of("Nowhere-on-Sea") == frozenset()
