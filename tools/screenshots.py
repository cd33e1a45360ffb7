"""Takes pictures of the built site: each kind of page, as a phone and as a desk see it, light and dark.

Run by `make screenshots` after `make site`; the pictures go to out/screenshots.
"""

import os
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "out" / "site"
PICTURES = ROOT / "out" / "screenshots"
PAGES = {
    "home": "",
    "domain": "domains/service-performance/",
    "metrics": "metrics/",
    "metric": "metrics/user-satisfaction/",
    "metric-compared": "metrics/foi-answered-on-time/",
    "metric-of-services": "metrics/digital-take-up/",
    "peers": "metrics/internet-use/by-council/county-councils-in-england/",
    "side-by-side": "organisations/driver-and-vehicle-licensing-agency/digital-take-up/",
    "organisations": "organisations/",
    "organisation": "organisations/office-of-the-public-guardian/",
    "services": "services/",
    "service": "services/use-a-lasting-power-of-attorney/",
    "figure": "services/use-a-lasting-power-of-attorney/user-satisfaction/",
    "figure-ratio": "services/dft-add-provisional-entitlements-to-driving-licence/digital-take-up/",
    "figure-organisation": "organisations/home-office/foi-answered-on-time/",
    "embed": "services/use-a-lasting-power-of-attorney/user-satisfaction/embed/",
    "publication": "publication/",
    "publication-by-organisation": "publication/by-organisation/",
    "calendar": "calendar/",
    "revisions": "revisions/",
    "revisions-organisation": "revisions/home-office/",
    "downloads": "downloads/",
    "dictionary": "downloads/dictionary/",
    "guide": "guide/",
    "methods": "about/methods/",
    "rule": "about/rules/value-format/",
}
WIDTHS = {"phone": 360, "desk": 1280}
SCHEMES = ("light", "dark")


def main() -> int:
    if not (SITE / "index.html").exists():
        print("There is no site in out/site: run `make site` first.", file=sys.stderr)
        return 2
    wanted = sys.argv[1:] or list(PAGES)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("PLAINFIGURES_BROWSER") or None,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        for device, width in WIDTHS.items():
            for scheme in SCHEMES:
                context = browser.new_context(
                    viewport={"width": width, "height": 900},
                    color_scheme="dark" if scheme == "dark" else "light",
                    reduced_motion="reduce",
                )
                page = context.new_page()
                for name in wanted:
                    take(page, name, PICTURES / f"{name}-{device}-{scheme}.png")
                context.close()
        browser.close()
    print(f"Pictures of {len(wanted)} pages are in {PICTURES.relative_to(ROOT)}.")
    return 0


def take(page: Page, name: str, picture: Path) -> None:
    """Take one picture, of at most the first 2,400 pixels of a page."""
    page.goto((SITE / PAGES[name] / "index.html").as_uri())
    page.wait_for_load_state("networkidle")
    height = min(2400, int(page.evaluate("document.documentElement.scrollHeight")))
    size = page.viewport_size or {"width": 1280, "height": 900}
    page.screenshot(path=picture, clip={"x": 0, "y": 0, "width": size["width"], "height": height}, full_page=True)


if __name__ == "__main__":
    sys.exit(main())
