"""Screenshots of pages in several looks, with what is wrong at first sight printed beside them."""

import argparse
import contextlib
import re
from pathlib import Path

from harness.chromium import LOOKS, chromium, context_for
from harness.product import ROOT, Product
from harness.signing_in import follow_sign_in_link, sign_in_by_password

from pages import PAGES, address

EXAMPLES = """\
pages are addresses, each with a name before it if wanted:
  shots                                          every page of the product with the sample
  shots /mirror 'bronx=/mirror?search=bronx'     these two
  shots --server http://127.0.0.1:8080 --sign-in 'http://127.0.0.1:8080/…' /link
  shots --file draft.html                        a file on disk, without a server
"""


def arguments():
    parser = argparse.ArgumentParser(
        prog="shots", description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="[NAME=]ADDRESS; without any: every page")
    parser.add_argument("--server", metavar="URL", help="a running server; without it one is started with the sample")
    parser.add_argument("--sign-in", metavar="URL", help="a one-time sign-in link of that server")
    parser.add_argument("--email", help="sign in with a password instead")
    parser.add_argument("--password")
    parser.add_argument("--file", nargs="+", type=Path, default=[], help="HTML files on disk instead of a server")
    parser.add_argument("--looks", default="light,dark,phone,wide", help=f"of {','.join(LOOKS)} (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "shots", help="folder (default: var/shots)")
    parser.add_argument("--window", action="store_true", help="only what the window shows, not the whole page")
    parser.add_argument("--no-script", action="store_true", help="with JavaScript off")
    return parser.parse_args()


def named(page):
    """`bronx=/mirror?x=1` → (bronx, /mirror?x=1); `/data/imports` → (data-imports, /data/imports)."""
    if match := re.match(r"([\w-]+)=(/.*)", page):
        return match.groups()
    return re.sub(r"\W+", "-", page).strip("-") or "home", page


def sign_in(page, server, chosen):
    """Signs in as the options say; without any the pages are seen as a guest sees them."""
    if chosen.sign_in:
        follow_sign_in_link(page, chosen.sign_in)
    elif chosen.email:
        sign_in_by_password(page, server, chosen.email, chosen.password or "")


def shoot(context, target, server, place, path, window):
    """Writes one picture; returns what a person should know about it."""
    page = context.new_page()
    where = address(page, server, place)
    found = []
    page.on("console", lambda line: found.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    answer = page.goto(where, wait_until="networkidle")
    if answer and answer.status >= 400:
        found.append(f"status {answer.status}")
    if target.medium == "print":
        page.emulate_media(media="print", color_scheme="light")
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > target.width:
        found.append(f"{wide} px wide in a window of {target.width}")
    page.screenshot(path=path, full_page=not window)
    page.close()
    return found


def shoot_all(browser, server, targets, chosen):
    state = None
    for look in chosen.looks.split(","):
        context = context_for(
            browser, LOOKS[look], java_script_enabled=not chosen.no_script, storage_state=state
        )
        if state is None:
            page = context.new_page()
            sign_in(page, server, chosen)
            state = context.storage_state()
            page.close()
        for name, place in targets:
            path = chosen.out / f"{name}-{look}.png"
            found = shoot(context, LOOKS[look], server, place, path, chosen.window)
            print(path, *(f"\n    {fault}" for fault in found), sep="", flush=True)
        context.close()


def main():
    chosen = arguments()
    chosen.out.mkdir(parents=True, exist_ok=True)
    targets = [named(page) for page in chosen.pages] or list(PAGES.items())
    with contextlib.ExitStack() as stack:
        if chosen.file:
            server, targets = "file://", [(file.stem, str(file.resolve())) for file in chosen.file]
        elif chosen.server:
            server = chosen.server.rstrip("/")
        else:
            product = stack.enter_context(Product("--sample", ROOT / "sample"))
            server, chosen.sign_in = product.address, product.sign_in_link
        shoot_all(stack.enter_context(chromium()), server, targets, chosen)


if __name__ == "__main__":
    main()
