"""The time of day that tokens say."""

from datetime import time

from throughline.extract.times.phrase import Phrase


def time_of_day(phrase: Phrase) -> tuple[time | None, bool, str]:
    """(clock, whether only the hour is given, TIMEX3 part of day) of the phrase."""
    part = ""
    for token in phrase.tokens:
        if token.kind in ("part", "parts", "twilight", "overnight") and not part:
            part = str(token.value)
    noon = phrase.first("noon")
    if noon is not None:
        return time(int(noon.value or 0)), True, part
    for index, token in enumerate(phrase.tokens):
        following = phrase.tokens[index + 1].kind if index + 1 < len(phrase.tokens) else ""
        after = phrase.tokens[index + 2].kind if index + 2 < len(phrase.tokens) else ""
        if token.kind == "clock":
            mark = phrase.tokens[index + 1].text if following == "ampm" else None
            return clock_of(token.text, mark), False, part
        if token.kind in ("number", "one") and following == "oclock":
            return clock_of(f"{token.value}:00", None), True, part
        if token.kind == "small" and (
            following in ("ampm", "oclock") or (following == "dash" and after == "ampm")
        ):
            mark = next((t.text for t in phrase.tokens[index:] if t.kind == "ampm"), None)
            return clock_of(f"{token.text}:00", mark), True, part
        if token.kind in ("year", "count") and following in ("zone", "units", "local"):
            military = following != "units" or token.text[0] == "0" or phrase.previous_raw() == "at"
            if len(token.text) == 4 and token.text.isdecimal() and military:
                return clock_of(f"{token.text[:2]}:{token.text[2:]}", None), False, part
    return None, False, part


def clock_of(raw: str, mark: str | None) -> time | None:
    """The clock of "11:30" or "11.30" with its am/pm mark, None where there is no such time."""
    pieces = raw.replace(".", ":").split(":")
    if len(pieces) < 2 or not all(piece.isdecimal() for piece in pieces):
        return None
    hour, minute = int(pieces[0]), int(pieces[1])
    if mark is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if mark[0] in "pP" else 0)
    if hour > 23 or minute > 59:
        return None
    return time(hour, minute)


def adjust(clock: time | None, part: str) -> time | None:
    """A clock without am/pm beside "evening" is after noon."""
    if clock is None or part not in ("EV", "AF", "NI") or not 1 <= clock.hour <= 11:
        return clock
    if part == "NI" and clock.hour < 6:
        return clock
    return clock.replace(hour=clock.hour + 12)


def zone_of(phrase: Phrase) -> str:
    """What the words say of the clock's zone, "" where they say nothing.

    A clock told twice tells the zone of the place: "10:35 a.m. (0735 GMT)".
    """
    bracket = next((i for i, token in enumerate(phrase.tokens) if token.kind == "open"), None)
    if bracket is not None:
        local, _, _ = time_of_day(phrase.slice(0, bracket))
        world, _, _ = time_of_day(phrase.slice(bracket + 1, len(phrase.tokens)))
        zone = phrase.first("zone")
        if local is None or world is None or zone is None or zone.text not in ("GMT", "UTC"):
            return ""
        return _ahead(local, world, zone.text)
    zone = phrase.first("zone")
    if zone is not None:
        return zone.text
    words = [token.text for token in phrase.tokens if token.kind in ("zone_word", "local")]
    return f"{' '.join(words)} time" if words else ""


def _ahead(local: time, world: time, zone: str) -> str:
    minutes = (local.hour - world.hour) * 60 + local.minute - world.minute
    minutes = (minutes + 720) % 1440 - 720  # zones lie within half a day
    if minutes == 0:
        return zone
    hours = f"{abs(minutes) / 60:g} hour" + ("" if abs(minutes) == 60 else "s")
    return f"{hours} {'ahead of' if minutes > 0 else 'behind'} {zone}"
