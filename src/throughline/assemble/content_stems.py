"""Stems of what a claim says, for comparing claims: "gave", "given" and "giving" are one."""

import re
from collections import Counter
from functools import cache

from throughline.extract.wordlists import load_toml
from throughline.resolve.subject_words import subject_stems

_WORD = re.compile(r"[a-z]+")


def content_stems(text: str) -> list[str]:
    """Stems of the lower-case content words of `text`, in order; past forms as their verb."""
    verbs = _verb_of()
    return subject_stems(_WORD.sub(lambda word: verbs.get(word[0], word[0]), text))


@cache
def _verb_of() -> dict[str, str]:
    """Irregular past form -> its verb, where it belongs to one alone."""
    forms = [
        (form, lemma)
        for lemma, pair in load_toml("inflection.toml")["irregular"].items()
        for part in pair
        for form in part.split("/")
        if form != lemma
    ]
    bearers = Counter(form for form, _ in dict.fromkeys(forms))
    return {form: lemma for form, lemma in forms if bearers[form] == 1}
