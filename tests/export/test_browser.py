"""The page in a real browser: no requests, no errors, no sideways scrolling, every mark opens."""

import dataclasses
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from throughline.export import to_html

from .sample_case import EMPTY, SAMPLE

pytestmark = pytest.mark.browser

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    if program is None:
        pytest.skip("no chromium on this machine: install it or set CHROMIUM to its path")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=program, args=_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "case.html"
    path.write_text(to_html(SAMPLE), encoding="utf-8")
    return path.as_uri()


def _open(browser: Any, address: str, **options: Any) -> tuple[Any, list[str]]:
    """The page and a list that gathers its errors and its requests to anything but itself."""
    page = browser.new_context(**options).new_page()
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    page.on("request", lambda request: trouble.append(request.url))
    page.goto(address)
    trouble.remove(address)
    return page, trouble


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_errors_no_requests_no_sideways_scrolling(
    browser: Any, address: str, width: int, scheme: str
) -> None:
    page, trouble = _open(
        browser, address, viewport={"width": width, "height": 844}, color_scheme=scheme
    )
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    mark = page.locator("main a.mark").first
    mark.hover()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert trouble == []
    page.context.close()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_mark_opens_its_sentence_and_back_returns(
    browser: Any, address: str, script: bool
) -> None:
    page, trouble = _open(
        browser, address, java_script_enabled=script, viewport={"width": 1280, "height": 800}
    )
    mark = page.locator("#timeline a.mark").first
    mark.click()
    target = page.locator("#texts .s:target")
    target.wait_for(state="visible")
    box = target.bounding_box()
    assert box is not None
    assert -1 <= box["y"] < 800
    assert "Northern Strand Lines" in target.inner_text()
    page.go_back()
    page.wait_for_timeout(200)
    box = mark.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 800
    assert trouble == []
    page.context.close()


def test_a_link_into_a_folded_part_unfolds_it(browser: Any, address: str) -> None:
    page, _ = _open(browser, address)
    entry = page.locator("#timeline details li").first
    name = entry.get_attribute("id")
    assert not entry.is_visible()
    page.goto(f"{address}#{name}")
    entry.wait_for(state="visible")
    page.context.close()


def test_nothing_hostile_runs(browser: Any, address: str) -> None:
    page, trouble = _open(browser, address)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.locator("text=rust buckets").first.hover()
    page.wait_for_timeout(100)
    assert dialogs == []
    assert trouble == []
    page.context.close()


def test_it_prints_with_everything_unfolded(browser: Any, address: str) -> None:
    page, trouble = _open(browser, address, java_script_enabled=False)
    page.emulate_media(media="print")
    folded = page.locator("#timeline details li").first
    assert folded.is_visible()
    assert not page.locator("nav.sections").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
    assert trouble == []
    page.context.close()


_CONTRAST = """
() => {
  const parse = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (at) => {
    for (; at; at = at.parentElement) {
      const c = parse(getComputedStyle(at).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const at of document.querySelectorAll('body *:not(script):not(style)')) {
    if (![...at.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    const [a, b] = [light(parse(getComputedStyle(at).color)), light(ground(at))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push(at.className + ' ' + ratio.toFixed(2));
  }
  return poor;
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Any, address: str, scheme: str) -> None:
    page, _ = _open(browser, address, color_scheme=scheme)
    assert page.evaluate(_CONTRAST) == []
    page.context.close()


def test_long_words_do_not_widen_the_page(browser: Any, tmp_path: Path) -> None:
    item = SAMPLE.articles[0]
    text = "x" * 10_000
    article = dataclasses.replace(item.article, text=text, title=text, outlet=text, furniture=())
    case = dataclasses.replace(
        EMPTY, name=text, story=item.story, articles=(dataclasses.replace(item, article=article),)
    )
    path = tmp_path / "long.html"
    path.write_text(to_html(case), encoding="utf-8")
    page, _ = _open(browser, path.as_uri(), viewport={"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.context.close()
