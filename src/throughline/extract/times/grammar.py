"""The grammar of English time expressions, as one regular expression over token classes.

Names in braces are classes of `lexer` or the macros below; the first rule that matches at
a token wins, so longer forms stand first. Each rule is named after the function of
`readers.rules` that reads it. No rule repeats without bound, so matching is linear.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple, TypeVar

from throughline.extract.times.lexer import Lexed, class_chars

_MACROS = {
    "mon": "(?:{month}|{month_or_name}|{month_short}{dot}?)",
    "fullmon": "(?:{month}|{month_or_name})",
    "wd": "(?:{weekday}|{weekday_short}{dot}?)",
    "dnum": "(?:{small}|{ordinal})",
    "yr": "{year}",
    "digits": "(?:{small}|{year}|{count}|{decimal})",
    "numword": "(?:{number}|{one})",
    "num": "(?:{digits}{half_mark}?|{numword}(?:{dash}?{numword})?(?:{hundred}{numword}?)?"
    "|{a}{hundred}"
    "|{half}{a}|{number}{dash}?{and}{dash}?{a}{dash}?{half}|{vague}{hundred})",
    "guess": "(?:{a}?{couple}{of}?|{a}?{vague}{of}?)",
    "approx": "(?:{least}|{more}{than}|{less}{than}|{at}{least}|{within})",
    "amount": "(?:{between}{num}{and}{num}|{num}(?:{to}|{or}|{dash}){num}|{num}|{guess})",
    "u1": "(?:{unit}|{quarter}|{century})",
    "uu": "(?:{units}|{unit}|{parts}|{century}|{quarter})",
    "coarse": "(?:{early}|{late}|{mid}|{earlier}|{later}|{edge})",
    "front": "(?:{the}?{coarse}{dash}?{of}?)",
    # day-level dates
    "dmy": "(?:{dm}{comma}?{yr}(?!{zone}|{local}{time}))",
    "mdy": "(?:{mon}{dnum}{comma}?{yr}(?!{zone}|{local}{time}))",
    "md": "(?:{mon}{the}?{dnum}(?!{half_mark})|{fullmon}{ordinal_word})",
    "dm": "(?:{the}?{dnum}{of}?{mon}|{the}?(?:{ordinal_word}|{second}){of}{fullmon})",
    "plainday": "(?:{dmy}|{mdy}|{md}|{dm}|{iso}|{numeric}|{feast}(?:{comma}?{yr})?)",
    "calday": "(?:{this}?{wd}{comma}?{the}?{plainday}|{wd}{open}{plainday}{close}"
    "|{plainday}{open}{wd}{close}|{plainday})",
    "season_any": "(?:{season}|{season_or_verb})",
    # relative days
    "relweekday": "(?:(?:{this}{past}|{this}{coming}|{the}{previous}|{the}{following}|{the}{next}"
    "|{the}{coming}|{previous}|{last}|{next}|{this}|{that}|{past}|{coming}"
    "|{the}{same}|{the})?{wd})",
    "deixday": "(?:{earlier}|{later}|{early}|{late})?{deictic}"
    "|{the}{unit}(?:{before}|{after}){deictic}",
    "anyday": "(?:{calday}|{deixday}|(?:{early}|{late}|{earlier}|{later}|{mid})?{dash}?{relweekday}"
    "|{the}(?:{following}|{next}|{previous}|{same}){unit}|{that}{unit})",
    "tz": "(?:{zone}|{local}{time}|{zone_word}(?:{zone_word}?{time})?)",
    "oftime": "(?:(?:{clock}|{small})(?:{dash}?){ampm}{dot}?{tz}?|{clock}{tz}?"
    "|(?:{small}|{numword}){oclock}|(?:{year}|{count})(?:{zone}|{units}|{local}{time})|{noon})",
    "partof": "(?:{in}?{the}?(?:{early}|{late}|{mid})?{dash}?(?:{part}|{twilight}|{overnight}))",
}

_RULES: tuple[tuple[str, str], ...] = (
    # ranges
    (
        "range",
        "(?:{from}|{between})?{mon}{dnum}(?:{dash}|{to}|{and}|{until}){dnum}(?:{comma}?{yr})?"
        "(?!{mon})",
    ),
    (
        "range",
        "(?:{from}|{between}){the}?{dnum}(?:{dash}|{to}|{and}|{until}){the}?{dnum}{of}?{mon}(?:{comma}?{yr})?",
    ),
    ("range", "{dnum}(?:{dash}|{to}){dnum}{of}?{mon}(?:{comma}?{yr})?"),
    ("range", "(?:{from}|{between}){calday}(?:{dash}|{to}|{and}|{until}){calday}"),
    ("range", "{calday}(?:{dash}|{to}|{until}){calday}"),
    ("range", "(?:{from}|{between}){mon}{yr}?(?:{dash}|{to}|{and}|{until}){mon}{yr}?"),
    ("range", "{mon}{yr}?(?:{dash}|{to}){mon}{yr}"),
    ("range", "{mon}{yr}(?:{dash}|{to}){mon}{yr}?"),
    ("range", "{fullmon}{dash}{fullmon}|{month}{to}{fullmon}|{fullmon}{to}{month}"),
    ("range", "(?:{from}|{between}){yr}(?:{dash}|{to}|{and}|{until})(?:{yr}|{small}|{count})"),
    ("range", "{the}?{yr}(?:{dash}|{to})(?:{yr}|(?:{small}|{count})(?!{dash}?{uu}|{ampm}))"),
    ("range", "(?:{from}|{between}){relweekday}(?:{to}|{and}|{until}|{dash}){relweekday}"),
    ("range", "{weekday}(?:{to}|{dash}){weekday}"),
    (
        "month_year",
        "(?:{md}|{dm})(?:{of}|{comma})?(?:{last}|{this}|{next}|{that}"
        "|{the}{same}|{the}{following}|{the}{previous}){unit}",
    ),
    # a day with a time of day
    (
        "timed",
        "(?:{least}|{early}|{late})?{oftime}(?:{open}{oftime}{close})?"
        "(?:{comma}|{on}|{comma}{on}|{the}|{in}{the})?"
        "(?:{partof}{comma}?(?:{on}|{of})?)?{anyday}{partof}?",
    ),
    ("timed", "{oftime}(?:{in}{the}|{at}|{this}|{that})?(?:{part}|{twilight})"),
    ("timed", "{anyday}(?:{comma}|{dash}|{possessive})?{partof}?{comma}?{at}?(?:{least})?{oftime}"),
    (
        "timed",
        "(?:{in}(?={the}))?{the}?(?:{early}{dash}?{units}|{edge}|(?:{early}|{late}|{mid})?{dash}?"
        "(?:{part}|{parts}|{twilight}|{noon})){of}{anyday}{partof}?",
    ),
    ("timed", "(?:{early}|{late}){on}{anyday}{partof}"),
    (
        "timed",
        "(?:{early}|{late}|{mid})?{dash}?(?:{part}|{twilight}|{overnight}|{noon}){comma}?{on}?"
        "{anyday}",
    ),
    ("timed", "{anyday}(?:{comma}|{dash}|{possessive})?{partof}"),
    # days
    ("calendar", "{calday}"),
    ("deictic", "{deixday}"),
    ("tonight", "(?:{later}|{earlier}|{early}|{late})?{tonight}"),
    (
        "half",
        "{front}?{the}?(?:{ordinal_word}|{second}|{ordinal}|{last}){half}{of}(?:{the}{unit}|{yr}|{this}{unit}|{last}{unit})",
    ),
    # quarters, seasons, months, years
    (
        "last_quarter",
        "{the}?{last}{quarter}{of}(?:{fiscal}|{calendar})?(?:{yr}|(?:{last}|{this}|{next}){unit})",
    ),
    (
        "quarter",
        "{the}?{yr}(?:{ordinal_word}|{second}|{ordinal}){dash}?{quarter}",
    ),
    (
        "quarter",
        "(?:{last}|{this}|{next}){unit}{possessive}(?:{ordinal_word}|{second}|{ordinal}){quarter}",
    ),
    (
        "quarter",
        "{the}?(?:{unit}{dash}?(?:{earlier}|{ago}))?{fiscal}?{dash}?"
        "(?:{ordinal_word}|{second}|{ordinal}){dash}?{fiscal}?{quarter}"
        "(?:{of}?(?:{fiscal}|{calendar})?(?:{yr}|(?:{last}|{this}|{next}){unit}))?",
    ),
    ("quarter_code", "{quarter_code}(?:{of}?{fiscal}?{yr})?|{yr}{quarter_code}"),
    (
        "account",
        "{the}?{unit}{dash}(?:{earlier}|{ago})(?:{quarter}|{period})?"
        "|{the}?{unit}(?:{earlier}|{ago})(?:{quarter}|{period})"
        "|{the}?{latest}(?:{quarter}|{period})|{the}{yr}(?:{quarter}|{period})"
        "|{the}{quarter}{a}{unit}(?:{ago}|{earlier})|{the}{quarter}(?!{of}|{dash})",
    ),
    (
        "before_christ",
        "{front}?{the}?(?:(?:{mon}|{season})(?:{of}|{comma})?)?(?:(?:{yr}|{count}|{small}){bc}?"
        "(?:{dash}|{to}))?(?:{yr}|{count}|{small}){bc}",
    ),
    ("season", "{front}?{the}?{season_any}(?:{of}|{comma})?{yr}"),
    ("month_year", "{front}?{mon}(?:{of}|{comma})?(?:{yr}|{short_year})"),
    (
        "month_year",
        "{front}?{wd}?{comma}?{mon}{dnum}?(?:{of}|{comma})?(?:{last}|{this}|{next}|{that}|{the}{same}|{the}{following}|{the}{previous}){unit}",
    ),
    (
        "unit_cue",
        "{front}?{the}?(?:{last}|{next}|{this}{past}|{this}{coming}|{this}|{past}|{coming}|{previous}|{following}"
        "|{same}|{that})(?:{month}|{month_or_name})",
    ),
    ("month_alone", "{front}{mon}"),
    ("month_alone", "(?:{month}|{month_or_name})"),
    ("decade", "{front}?{the}?{front}?(?:{decade_digits}|{decade_word})"),
    (
        "century",
        "{front}?{the}?{front}?(?:{ordinal}|{ordinal_word}|{small})(?:{dash}?{and}?(?:{ordinal}|{ordinal_word}))?{dash}?{century}",
    ),
    (
        "part_of_month",
        "{the}(?:{ordinal_word}|{second}|{last}|{next}{to}{last})(?:{unit}|{weekend}|{half}){of}"
        "{mon}(?:{of}|{comma})?{yr}?",
    ),
    ("week_of", "{the}{unit}(?:{of}|{from}){calday}"),
    (
        "weekday_of_week",
        "{weekday}(?:{comma}|{of})?(?:{last}|{this}|{next}|{the}{following}){unit}",
    ),
    ("month_day", "{the}{ordinal}(?:{of}(?:{the}|{this}|{last}|{next}|{that}){unit})?"),
    # relative units
    (
        "span",
        "{the}?(?:{last}|{past}|{next}|{coming}|{previous}|{following}|{recent})"
        "(?:{amount}|{more})(?:{calendar}|{fiscal})?(?:{units}|{parts})",
    ),
    ("span", "{the}{past}{unit}|{the}(?:{last}|{next}|{coming})(?:{unit}|{century})"),
    ("recent_units", "{recent}{units}"),
    (
        "unit_cue",
        "{front}?{the}?(?:{last}|{next}|{this}{past}|{this}{coming}|{this}|{coming}|{previous}|{following}"
        "|{same})(?:{fiscal}|{calendar})?(?:{u1}|{weekend}|{season_any}|{part})",
    ),
    ("unit_cue", "{that}(?:{u1}|{weekend}|{season}|{part})"),
    ("that_part", "{that}x{part}"),
    (
        "edge_unit",
        "{the}?(?:{edge}{of}|{later}{in}|{earlier}{in}|{early}{in}|{late}{in}|{later}|{early}|{late})"
        "(?:{the}|{this}|{last}|{next}|{that})(?:{fiscal}|{calendar})?(?:{unit}|{weekend}|{quarter}|{century})",
    ),
    ("year_end", "(?:{the}{unit}|{unit})(?:{possessive}|{dash})?{edge}{yr}?"),
    ("weekend", "{the}{weekend}"),
    # counted distances
    ("ago", "{approx}?(?:{amount}|{a}|{more})?(?:{units}|{unit}|{century}){ago}"),
    ("ago", "{approx}?{half}{a}?(?:{unit}|{century}){ago}"),
    ("from_now", "{approx}?(?:{amount}|{a})(?:{units}|{unit}){from}{present}"),
    ("from_now", "{approx}?(?:{amount}|{a})(?:{units}|{unit}){possessive}{time}"),
    ("offset", "{approx}?(?:{amount}|{a})?(?:{units}|{unit}){earlier}"),
    ("offset", "{approx}?(?:{amount}|{a})?(?:{units}|{unit}){later}"),
    ("beside", "{approx}?(?:{amount}|{a}|{the})(?:{units}|{unit}|{part})(?:{before}|{after})"),
    ("beside", "{approx}?{units}(?:{before}|{after})"),
    # sets
    ("repeated_weekday", "(?:{weekdays}|{weekday}{parts})"),
    (
        "every",
        "{every}(?:{small}|{number}|{second}|{ordinal_word})?(?:{unit}|{units}|{quarter}|{weekday}|{part}|{weekend}|{month}|{season})",
    ),
    ("times_a", "(?:{once}|(?:{amount}){times})(?:{a}|{per}|{every})(?:{unit}|{quarter})"),
    ("repeated", "{repeated}"),
    ("clock", "{oftime}"),
    # durations
    (
        "duration",
        "(?:{the}?{ordinal_word})?{approx}?{amount}{dash}?(?:{more}|{calendar}|{stretch}|{long})?{uu}(?:{and}{a}{half})?",
    ),
    ("duration", "{approx}?{a}?{half}{dash}?(?:{a}{dash}?)?(?:{unit}|{century})"),
    ("duration", "{a}{unit}{and}{a}{half}"),
    ("one_unit", "{approx}?{a}(?:{unit}|{century})"),
    ("duration", "{units}{dash}{long}"),
    ("long_unit", "{long_unit}|{unit}{dash}{long}"),
    ("bare_units", "{units}"),
    # references
    ("so_far", "{so}{far}"),
    ("to_date", "{to}{date}"),
    ("at_the_time", "{at}(?:{the}|{that}|{this}){time}"),
    ("at_the_moment", "{at}(?:{the}{moment}|{moment})"),
    ("future", "{in}{the}{future}"),
    ("in_the_past", "{in}{the}{past}(?!{amount}|{uu}|{calendar})"),
    ("present", "{present}"),
    ("past_adverb", "{past_adverb}"),
    # what is left
    ("weekday", "(?:{early}|{late}|{earlier}|{later}|{mid})?{dash}?{relweekday}"),
    ("year", "{front}?{fiscal}{unit}?{yr}"),
    ("year", "{the}{unit}{yr}"),
    ("year", "{front}?{the}?{yr}"),
    ("slash", "{slash}"),
    ("named_period", "{front}?{the}?{named_period}(?:{of}|{comma})?{yr}?"),
    ("holiday", "{holiday}(?:{eve}|{dayname})?{comma}?{yr}?"),
    (
        "part_alone",
        "(?:(?:{in}{the}(?:{early}|{late})?{dash}?{part})|{the}?{early}{units}|{mid}{dash}?{part}|{at}(?:{part}|{twilight})|{overnight})",
    ),
    (
        "season_alone",
        "(?:{front}{season_any}(?!{of}|{year})|(?:{during}|{least}){the}{season}(?!{of}|{year})|{in}{the}?{season}(?!{of}|{year})|{in}{the}{season_or_verb}(?!{of}|{year}))",
    ),
)

# fmt: off
_CORE = (
    "month", "month_or_name", "month_short", "weekday", "weekday_short", "weekdays", "unit",
    "units", "long_unit", "weekend", "quarter", "century", "part", "parts", "twilight",
    "overnight", "noon", "season", "season_or_verb", "deictic", "tonight", "decade_word",
    "repeated", "present", "past_adverb", "holiday", "iso", "numeric", "slash", "clock",
    "decade_digits", "year", "ampm", "far", "date", "time", "moment", "future", "past", "oclock",
    "zone", "bc", "feast", "latest", "named_period", "quarter_code", "ordinal",
)
# fmt: on

Value = TypeVar("Value")


class Match(NamedTuple):
    """Rule `rule` matches the tokens [first, last) of a sentence."""

    rule: str
    first: int
    last: int


def _expand(pattern: str) -> str:
    chars = class_chars()
    for _ in range(10):
        if "{" not in pattern:
            return pattern
        pattern = re.sub(
            r"\{(\w+)\}", lambda m: _macro(m[1]) or chars.get(m[1]) or _missing(m[1]), pattern
        )
    raise AssertionError("macros nest too deep")


def _macro(name: str) -> str:
    return f"(?:{_MACROS[name]})" if name in _MACROS else ""


def _missing(name: str) -> str:
    raise KeyError(f"the grammar of times names no class or macro {name!r}")


@cache
def _windows() -> re.Pattern[str]:
    """Stretches of time words; one other word is let in after "that" ("that fateful night")."""
    return re.compile(_expand("(?:[^x]|(?<={that})x(?={part}))+"))


@cache
def _core() -> re.Pattern[str]:
    """Classes of which an expression has at least one: the rest ("the", "of") is only glue."""
    return re.compile("[" + "".join(class_chars()[name] for name in _CORE) + "]")


def says_time(classes: str) -> bool:
    """Whether a word of time, more than glue, is among the token classes."""
    return _core().search(classes) is not None


@cache
def _compiled() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...], tuple[str, ...]]:
    """All rules as one pattern, the rules one by one, and their names."""
    names = tuple(name for name, _ in _RULES)
    expanded = [_expand(pattern) for _, pattern in _RULES]
    alternatives = "|".join(f"(?P<r{index}>{text})" for index, text in enumerate(expanded))
    single = tuple(re.compile(text) for text in expanded)
    return re.compile(f"(?!x)(?:{alternatives})"), single, names


def scan(lexed: Lexed, read: Callable[[Match], Value | None]) -> Iterator[tuple[Match, Value]]:
    """The matches that `read` accepts with what it made of them, left to right.

    Where it refuses a match, the later rules get their chance at the same token.
    """
    classes = lexed.classes
    if classes.count("x") == len(classes):
        return
    for window in _windows().finditer(classes):
        if _core().search(classes, *window.span()):
            yield from _scan_window(classes, window.start(), window.end(), read)


def _scan_window(
    classes: str, at: int, end: int, read: Callable[[Match], Value | None]
) -> Iterator[tuple[Match, Value]]:
    pattern, single, names = _compiled()
    while (found := pattern.search(classes, at, end)) is not None:
        index, first = int((found.lastgroup or "r0")[1:]), found.start()
        match: re.Match[str] | None = found
        at = first + 1
        while match is not None:
            candidate = Match(names[index], first, match.end())
            value = read(candidate)
            if value is not None:
                yield candidate, value
                at = match.end()
                break
            match = None
            while match is None and index + 1 < len(single):
                index += 1
                match = single[index].match(classes, first, end)


@cache
def _day_pattern() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(_expand(pattern))
        for pattern in (
            "{calday}",
            "{deixday}",
            "(?:{the}(?:{following}|{next}|{previous}|{same})|{that}){unit}",
            "(?:{early}|{late}|{earlier}|{later}|{mid})?{dash}?{relweekday}",
        )
    )


def day_rule(classes: str) -> str | None:
    """The rule that reads a whole class string as a day, None where it is no day."""
    for rule, pattern in zip(
        ("calendar", "deictic", "unit_cue", "weekday"), _day_pattern(), strict=True
    ):
        if pattern.fullmatch(classes):
            return rule
    return None
