"""The outcome of a step in the words of its report: "six years in prison", "not guilty", "bail".

Read from what follows the trigger and whom it befell, up to the next break of the sentence;
verbatim on one line, and empty where the report does not say. Nothing is composed: what was refused
or granted is the object that the report names.
"""

import re

from throughline.assemble.context import one_line
from throughline.assemble.proceedings.steps import CASE_WORDS, Step
from throughline.model.annotation import EventMention
from throughline.model.source import Span

MOST_WORDS = 16

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_BREAK = (
    rf"(?=,(?!\d)|[;:!?)(—–\"“”]|\s-\s|\s(?:after|over|when|where|while|who|which|whose|because|nearly"
    r"|more than|according|alongside|in connection|in relation|in what|but|following|before|at a"
    r"|and\s+(?:was|were|is|has|had|sentenced|ordered|fined|must|will|agreed|also|released|taken))\b"
    rf"|\sby\s(?:[A-Z]|the\b|an?\s)|(?:\son)?\s(?:{_DAY}|{_MONTH}\s\d|\d+\s{_MONTH})"
    rf"|\sin\s{_MONTH}\b"
    r"|\s(?:on|last|this|earlier)\s(?:\w+day|week|month|year)\b|\sthe\s(?:following|next|same)\b"
    r"|\sfor\s\w+ing\b|\.?$)"
)
_BETWEEN = (
    rf"(?:\s+(?:last|this|on|earlier|year|month|week|today|yesterday|{_DAY}"
    rf"|{_MONTH}\s\d+|as an? \w+))*"
)


def _after(lead: str) -> re.Pattern[str]:
    return re.compile(rf"{_BETWEEN}\s+{lead}.{{1,160}}?{_BREAK}", re.DOTALL)


_TO_A_DAY = rf"(?:(?:{_MONTH}\s\d+|\d+\s{_MONTH}|{_DAY}|next\s\w+)(?:,?\s\d{{4}})?)"
_PHRASES = {
    "charge": _after(r"(?:with|for)\s+(?P<said>)"),
    "indictment": _after(r"(?:on|for|with)\s+(?P<said>)"),
    "conviction": _after(r"(?:of|on|in|for)\s+(?P<said>)"),
    "acquittal": _after(r"(?:of|on)\s+(?P<said>)"),
    "sentence": _after(r"(?:by\s[^,;]{3,70}?\s)?to\s+(?:serve\s+)?(?P<said>)"),
    "detention": _after(
        r"(?P<said>)(?:without|on|at|in|for\s+(?=questioning|life|[\w-]+\s+(?:year|month|week)))\s*"
    ),
    "release": _after(r"(?P<said>)(?:on|from|without|pending|into)\s+"),
    "stay": re.compile(rf"[^.]{{0,40}}?\s(?P<said>)(?:until|to)\s+{_TO_A_DAY}", re.DOTALL),
    "appeal": _after(r"(?P<said>)(?:against|over)\s+"),
    "fine": _after(r"(?P<said>)(?=[£$€\d])"),
    "extradition": _after(r"(?P<said>)(?:to|from)\s+"),
    "deportation": _after(r"(?P<said>)(?:to|from)\s+"),
    "transfer": _after(r"(?P<said>)(?:to|from)\s+"),
    "ruling": _after(r"(?P<said>)(?:that|in favou?r of|against)\s+"),
}
_PLEA = re.compile(r"\b(?:not guilty|no contest|guilty|innocent)\b")
_PLEA_TO = re.compile(rf"\s+to\s+.{{1,120}}?{_BREAK}", re.DOTALL)
_DECISIONS = frozenset({"grant", "refusal", "dismissal", "order", "petition", "filing"})
_FIRST_WORD = re.compile(r"\w+")


def outcome_of(step: Step) -> tuple[str, Span | None]:
    """The outcome's words and where they stand; ("", None) where the report does not say."""
    ref = step.shown
    mention = step.mention(ref)
    text = step.context.articles[ref.article].text
    end = step.context.sentence(ref.article, mention.sentence).span.end
    if mention.nominal:
        return "", None
    if step.kind == "plea":
        return _cut(text, _plea(text, mention.span, end))
    if step.kind in _DECISIONS:
        return _cut(text, _decided(text, mention))
    pattern = _PHRASES.get(step.type.step)
    for start in _starts(text, mention) if pattern else ():
        if pattern and (found := pattern.match(text, start, end)):
            return _cut(text, Span(found.start("said"), found.end()))
    return "", None


def _starts(text: str, mention: EventMention) -> tuple[int, ...]:
    """Where the outcome may begin: after whom it befell, after the trigger, in the trigger."""
    befell = [
        argument.span.end
        for argument in mention.arguments
        if argument.role in ("patient", "target") and argument.span.start >= mention.span.end
    ]
    first = _FIRST_WORD.match(text, mention.span.start, mention.span.end)
    return (*sorted(befell)[:1], mention.span.end, *((first.end(),) if first else ()))


def _plea(text: str, trigger: Span, end: int) -> Span | None:
    said = _PLEA.search(text, trigger.start, min(end, trigger.end + 40))
    if said is None:
        return None
    to = _PLEA_TO.match(text, said.end(), end)
    return Span(said.start(), to.end() if to else said.end())


def _decided(text: str, mention: EventMention) -> Span | None:
    """What was granted, refused or asked for: the object, or what the trigger holds ("denied
    bail"); never the person to whom it was."""
    inside = CASE_WORDS.search(text, mention.span.start, mention.span.end)
    if inside is not None:
        return Span(inside.start(), mention.span.end)
    objects = [a.span for a in mention.arguments if a.role in ("patient", "target")]
    return next((span for span in objects if CASE_WORDS.search(span.of(text))), None)


def _cut(text: str, span: Span | None) -> tuple[str, Span | None]:
    if span is None:
        return "", None
    words = list(re.finditer(r"\S+(?<![.,;:])", text[span.start : span.end]))
    if not words or len(words) > MOST_WORDS:
        return "", None
    kept = Span(span.start + words[0].start(), span.start + words[-1].end())
    return one_line(kept.of(text)), kept
