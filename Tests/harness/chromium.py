"""Debian's Chromium under Playwright, and the looks in which pages are seen."""

import contextlib
import os
import shutil
from dataclasses import dataclass

from playwright.sync_api import sync_playwright


@dataclass(frozen=True)
class Look:
    """A way to see a page: window size in CSS pixels, colour scheme, medium."""

    name: str
    width: int
    height: int
    colours: str = "light"
    medium: str = "screen"


LOOKS = {
    look.name: look
    for look in [
        Look("light", 1280, 800),
        Look("dark", 1280, 800, colours="dark"),
        Look("phone", 375, 812),
        Look("phone-dark", 375, 812, colours="dark"),
        Look("wide", 1920, 1080),
        Look("wide-dark", 1920, 1080, colours="dark"),
        Look("print", 794, 1123, medium="print"),
    ]
}


def executable():
    """The browser's path: $INSIDEOUT_CHROMIUM, else `chromium` on the PATH."""
    path = os.environ.get("INSIDEOUT_CHROMIUM") or shutil.which("chromium")
    if not path:
        raise SystemExit("Chromium is missing: apt-get install chromium")
    return path


@contextlib.contextmanager
def chromium():
    """A running browser; ended with the block. Root may not use the browser's own sandbox."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=executable(), args=arguments)
        try:
            yield browser
        finally:
            browser.close()


def context_for(browser, look, **options):
    """A fresh browser context (no cookies) that shows pages in `look`."""
    return browser.new_context(
        viewport={"width": look.width, "height": look.height}, color_scheme=look.colours, **options
    )
