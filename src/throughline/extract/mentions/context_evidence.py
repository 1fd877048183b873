"""What stands around a name says of its type: prepositions, appositions, verbs, datelines."""

import re
from functools import cache

from throughline.extract.mentions.candidates import Candidate
from throughline.extract.mentions.gazetteer import gazetteer
from throughline.extract.mentions.names import fold, name_lists
from throughline.extract.mentions.titles import Peeled
from throughline.extract.mentions.word_evidence import Scores, is_acronym
from throughline.model.annotation import EntityType
from throughline.text.document import Document

_P, _O, _L = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE
_F, _G, _X = EntityType.FACILITY, EntityType.GROUP, EntityType.OTHER


@cache
def _in_place() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|at|near|outside|inside|across|around|through|into|of|to|from|toward|towards|"
        r"between|visit|visited|visiting|left|reached|throughout|within)\s(?:the\s)?$"
    )


@cache
def _inside_place() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|at|near|outside|inside|(?:mayor|residents?|city|town|village|port|governor|people|"
        r"suburbs?|outskirts|streets|capital|north|south|east|west|native|coast|district|province|"
        r"state|region|island|miles?|kilomet(?:er|re)s?|km) of)\s$"
    )


@cache
def _on_road() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:on|along|off|onto|near|at|down|between|across|crossing|(?:block|corner|side|end|part|stretch|"
        r"intersection) of|and)\s(?:the\s)?$"
    )


@cache
def _role_after() -> re.Pattern[str]:
    roles = "|".join(sorted(name_lists().roles, key=len, reverse=True))
    return re.compile(
        r"\s?[,(—–]\s?(?:\(?\d{1,2}\)?(?=[,)])|(?:aged?|who|whose|whom)\b|"
        r"(?:(?:an?|the|his|her|one of the|then|now|former)\s)?"
        rf"(?:(?!(?:{_NO_MODIFIERS})\s)[\w'’-]+\s){{0,4}}?(?:{roles})\b)"
    )


_NO_MODIFIERS = (
    "was|is|are|were|be|been|has|had|have|said|says?|told|and|but|where|when|as|an?|to|by"
)
# "OSTRA (WXYZ) —", "OSTRA, Norland —": where a report was written.
_DATELINE = re.compile(r"\s?(?:,\s[A-Z][\w.]+\s?)?(?:\([^()\n]{1,30}\)\s?)?(?:--|—|–|-\s)")


@cache
def _body_before() -> re.Pattern[str]:
    nouns = "|".join(sorted(name_lists().grammar["org_nouns"] | name_lists().grammar["org_before"]))
    return re.compile(rf"\b(?:{nouns})s?,?\s[“\"]?$")


@cache
def _firm_after() -> re.Pattern[str]:
    nouns = "|".join(sorted(name_lists().grammar["org_nouns"] - {"board", "court", "police"}))
    modifiers = rf"(?:(?!(?:{_NO_MODIFIERS})\s)[\w'’-]+\s){{0,3}}?"
    return re.compile(
        rf"\s?,\s(?:an?|the|one of the)\s{modifiers}(?:{nouns})\b"
        r"(?=\s?(?:[,.;)]|$)|\s(?:that|which|whose|based|in|of|for|with|from|run|owned|and)\b)"
    )


@cache
def _owned_alias() -> re.Pattern[str]:
    return re.compile(
        r"['’]s (?:alias|pseudonym|nickname|real name|lawyer|wife|husband|son|family)\b"
    )


@cache
def _next_words() -> re.Pattern[str]:
    return re.compile(r"(?:['’]s)?\s([a-z]+)(?:\s([a-z]+))?")


_HEADED = re.compile(
    r"\b(?:chair(?:man|woman|person)?|president|director|head|chief executive|founder|co-founder|"
    r"members?|employees?|owners?|board|offices|headquarters|customers) of (?:the )?$"
)
_AFTER_COMMA = re.compile(r",\s([A-Z][A-Za-z]+(?:\s[A-Z][a-z]+)?)\b(\.?)")


def _before_state(right: str, own: Scores) -> bool:
    """Whether a state, abbreviated or not, follows after a comma ("Ostra, Tenn.")."""
    match = _AFTER_COMMA.match(right)
    if match is None:
        return False
    if match[1].lower() not in name_lists().grammar["state_abbreviations"]:
        whole = not right.startswith(("'s", "’s"), match.end())
        return whole and own[_L] > 0 and gazetteer().is_country(match[1])
    return match[1].isupper() if len(match[1]) == 2 and not match[2] else True


def score_context(document: Document, peeled: Peeled, own: Scores, scores: Scores) -> None:
    """Adds to `scores` what stands around the name; `own` is what its words say."""
    lists = name_lists()
    text, name = document.text, peeled.name
    sentence = document.sentences[name.sentence].span
    left = text[max(sentence.start, name.start - 30) : name.start]
    right = text[name.end : min(sentence.end, name.end + 90)]
    compass = name.words[0].rstrip(".") in ("n", "s", "e", "w")
    road = len(name.tokens) > 1 and (compass or name.words[-1] in lists.grammar["roads"])
    if road and _on_road().search(left):
        scores[_L] += 4
    short = len(name.tokens) == 1 and is_acronym(name.tokens[0].text)
    if _firm_after().match(right):
        scores[_O] += 3
    if _body_before().search(left) or _HEADED.search(left):
        scores[_O] += 3
    if left.endswith(("the ", "The ")) and not own:
        scores[_X] += 1  # persons take no article
    if re.search(r"\b(?:city|town|village|port|district|province|state|suburb|island) of $", left):
        scores[_L] += 4
    if _inside_place().search(left):
        scores[_L] += 0 if short and not own[_L] else 2
    elif own[_L] and _in_place().search(left):
        scores[_L] += 1
    name_text = " ".join(token.text for token in name.tokens)
    if left.endswith(", of ") and gazetteer().is_place(name_text):
        scores[_L] += 3
    if _before_state(right, own) and own[_P] < 3:
        scores[_L] += 3
    if name.start == sentence.start and _DATELINE.match(right) and gazetteer().is_place(name_text):
        scores[_L] += 4
    elif _role_after().match(right) or _owned_alias().match(right):
        scores[_P] += 2
    _by_following(name, right, own, scores)
    if any(left.endswith((phrase + " the ", phrase + " ")) for phrase in lists.org_before):
        scores[_O] += 2


def _by_following(name: Candidate, right: str, own: Scores, scores: Scores) -> None:
    """Adds what the words right after the name say."""
    lists = name_lists()
    following = _next_words().match(right)
    if following is not None:
        one, two = following.group(1), f"{following.group(1)} {following.group(2)}"
        bare = fold(name.tokens[0].text) if len(name.tokens) == 1 else ""
        rare = bare and bare not in lists.given and bare not in lists.family
        if one in lists.person_verbs and not rare:
            scores[_P] += 1  # a lone unknown name that speaks may be a body
        if right.startswith(" "):
            if one in lists.facility_after or two in lists.facility_after:
                scores[_F] += 3
            elif one in lists.grammar["place_after"] or (
                own[_L] and one in lists.grammar["people_after"]
            ):
                scores[_L] += 3
            elif not own[_L] and (one in lists.org_after or two in lists.org_after):
                scores[_O] += 2
