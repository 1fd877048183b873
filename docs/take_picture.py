"""Takes the README's picture of the example case's page anew: docs/images/page.png.

Needs the developer's tools and a Chromium (on PATH, or named by CHROMIUM).
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import throughline

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "page.png"
MAX_BYTES = 300_000
"""What a README may load."""


def main() -> int:
    """Build the example, open its page, keep what a reader sees first."""
    browser = (
        os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    )
    if browser is None:
        print("no Chromium: install it or name one with CHROMIUM=/path", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "page.html"
        with throughline.build(
            [ROOT / "examples" / "kittiwake" / "reports"], name="The Kittiwake"
        ) as case:
            page_file.write_text(case.to_html(), encoding="utf-8")
        options = ["--no-sandbox", "--disable-gpu", "--no-first-run"]
        chromium = playwright.chromium.launch(
            executable_path=browser, args=[*options, "--disable-background-networking"]
        )
        page = chromium.new_page(viewport={"width": 1280, "height": 1000}, color_scheme="light")
        page.goto(page_file.as_uri())
        page.screenshot(path=PICTURE)
        chromium.close()
    size = PICTURE.stat().st_size
    print(f"{PICTURE.relative_to(ROOT)}: {size:,} bytes")
    return int(size > MAX_BYTES)


if __name__ == "__main__":
    sys.exit(main())
