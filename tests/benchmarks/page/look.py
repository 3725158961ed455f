"""Open a page on a slowed processor: how soon it can be used, how much it loads, and whom it asks."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page

__all__ = ["SLOWED", "Look", "look_at"]

SLOWED = 4
PATIENCE = 120_000
# The page itself looks at every frame, so that the moment is not blurred by the way from here to there.
WATCH = """() => {
  const look = () => {
    if (%s) window.readyAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
READ = """() => {
  const [page] = performance.getEntriesByType("navigation");
  return [window.readyAt - page.responseStart, window.readyAt];
}"""


@dataclass(frozen=True)
class Look:
    """What was seen, the best of some tries.

    Attributes:
        seconds: From the first byte until everything is drawn and can be answered.
        waited: The same from the moment when the page was asked for.
        worked: Processor time of the page's own thread until then, slowed as it is.
        kilobytes: What came over the wire, which neither side compresses here.
        others: Hosts that were asked besides the page's own.
    """

    seconds: float
    waited: float
    worked: float
    kilobytes: float
    others: frozenset[str]


def look_at(browser: Browser, address: str, ready: str, *, tries: int) -> Look:
    """Open the address in new contexts, nothing cached.

    Args:
        browser: The browser.
        address: The page.
        ready: An expression that is true once everything is drawn.
        tries: How often.
    """
    looks = [_once(browser, address, ready) for _ in range(tries)]
    return Look(
        min(one.seconds for one in looks),
        min(one.waited for one in looks),
        min(one.worked for one in looks),
        min(one.kilobytes for one in looks),
        frozenset[str]().union(*(one.others for one in looks)),
    )


def _once(browser: Browser, address: str, ready: str) -> Look:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    weight, others = _watch(page, devtools, urlsplit(address).netloc)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.add_init_script(f"({WATCH % ready})()")
    page.goto(address, timeout=PATIENCE, wait_until="commit")
    page.wait_for_function("() => window.readyAt", timeout=PATIENCE)
    first, asked = page.evaluate(READ)
    worked = {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}["TaskDuration"]
    context.close()
    return Look(first / 1000, asked / 1000, worked, sum(weight) / 1000, frozenset(others))


def _watch(page: Page, devtools: CDPSession, own: str) -> tuple[list[float], set[str]]:
    weight: list[float] = []
    others: set[str] = set()
    devtools.send("Network.enable")
    devtools.on("Network.loadingFinished", lambda event: weight.append(event["encodedDataLength"]))

    def asked(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.netloc != own:
            others.add(parts.netloc)

    page.on("request", lambda request: asked(request.url))
    return weight, others
