"""HTML export: one self-contained page that reads and prints without script and without network.

Safety: Jinja escapes every value (autoescape is on for all templates), addresses become links only
when they are http or https, and the page's own Content-Security-Policy allows nothing but the one
style sheet and the one script below, by their hashes.
"""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from throughline.export.page import build_page
from throughline.model.case import Case

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def to_html(case: Case) -> str:
    """The case file as one HTML page, the same characters for the same case.

    Characters that HTML cannot hold (controls, lone surrogates) become U+FFFD. How much a very
    large case shows is set in `page.limits`; what is left out is counted on the page.
    """
    style, script = _asset("style.css"), _asset("script.js")
    html = _template().render(
        page=build_page(case),
        # Ours, not an article's: the only values that go in unescaped.
        style=Markup(style),
        script=Markup(script),
        policy=(
            f"default-src 'none'; style-src '{_sha256(style)}'; script-src '{_sha256(script)}'; "
            "base-uri 'none'; form-action 'none'"
        ),
    )
    return _UNPRINTABLE.sub("\ufffd", html)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("throughline.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.jinja")


@cache
def _asset(name: str) -> str:
    return (files("throughline.export") / name).read_text(encoding="utf-8")


def _sha256(text: str) -> str:
    """The hash as a source expression of Content Security Policy Level 3."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
