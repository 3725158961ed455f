"""The numbers of the screen are those of scipy: the browser computes them with routines of its own."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from scipy import integrate, stats

from workshop.frontend import bundle

pytestmark = pytest.mark.browser
COUNTS = [(0, 0), (1, 0), (1, 1), (12, 0), (30, 2), (180, 5), (500, 500), (10_000, 0), (10_000, 300), (10_000, 10_000)]
ASK = """async ([source, calls]) => {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const { default: funnel } = await import(address);
  return calls.map(([n, k]) => funnel(n, k));
}"""
CALL = """async ([source, args]) => {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  return (await import(address)).default(...args);
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    """A page to run the modules in."""
    return browser.new_page()


def _call(page: Page, name: str, *args: float) -> Any:
    return page.evaluate(CALL, [bundle("funnel", default=name), list(args)])


def test_intervals_are_those_of_scipy(page: Page) -> None:
    """Prior Beta(1, 29) and own counts give the mean and the middle 80% that scipy gives, to ten digits."""
    found = page.evaluate(ASK, [bundle("funnel", default="funnel"), COUNTS])
    for (n, k), model in zip(COUNTS, found, strict=True):
        beta = stats.beta(1 + k, 29 + n - k)
        assert (model["a"], model["b"]) == (1 + k, 29 + n - k)
        expected = [beta.mean(), beta.ppf(0.1), beta.ppf(0.9)]
        assert [model["mean"], model["low"], model["high"]] == pytest.approx(expected, rel=1e-8, abs=1e-13)


@pytest.mark.parametrize(("a", "b"), [(0.5, 0.5), (1, 29), (3, 57), (40, 2), (500, 9000)])
def test_the_share_below_is_that_of_scipy(page: Page, a: float, b: float) -> None:
    """The regularized incomplete beta function, on both sides of its turn, and at its ends."""
    for x in (0, 0.001, 0.05, 0.3, a / (a + b), 0.9, 1):
        assert _call(page, "betaBelow", x, a, b) == pytest.approx(stats.beta(a, b).cdf(x), abs=1e-10)


@pytest.mark.parametrize(("tries", "a", "b"), [(0, 1, 29), (12, 1, 29), (50, 1, 49), (200, 301, 9729)])
def test_no_yes_at_all_is_beta_binomial(page: Page, tries: int, a: int, b: int) -> None:
    """The chance of a run of noes while the chance itself is in doubt."""
    expected = stats.betabinom(tries, a, b).pmf(0) if tries else 1
    assert _call(page, "noneIn", tries, a, b) == pytest.approx(expected, rel=1e-9)


def test_the_lesson_and_the_screen_agree(page: Page) -> None:
    """At 2% on average with alpha + beta = 50, fifty applications bring a yes for about half, as lesson 4 says."""
    assert round(100 * (1 - _call(page, "noneIn", 50, 1, 49))) == pytest.approx(50, abs=1)


@pytest.mark.parametrize("counts", [(0, 0, 0), (30, 2, 0), (30, 2, 1), (180, 20, 5)])
def test_offers_are_a_product_of_two_chances(page: Page, counts: tuple[int, int, int]) -> None:
    """P = a * b with both in doubt: mean exactly, range and runs of noes as scipy integrates them, to a percent."""
    n, k, o = counts
    ask = """async ([source, counts, tries]) => {
      const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      const { none, ...found } = (await import(address)).default(...counts);
      return { ...found, none: tries.map(none) };
    }"""
    tries = [5, 20, 100]
    found = page.evaluate(ask, [bundle("funnel", default="offerModel"), list(counts), tries])
    first, then = stats.beta(1 + k, 29 + n - k), stats.beta(1 + o, 2 + k - o)
    assert found["mean"] == pytest.approx(first.mean() * then.mean(), rel=1e-12)
    assert found["given"]["high"] == pytest.approx(then.ppf(0.9), rel=1e-6)
    for share, limit in ((0.1, found["low"]), (0.9, found["high"])):
        below = integrate.quad(lambda b, at=limit: then.pdf(b) * first.cdf(min(1, at / b) if b else 1), 0, 1)[0]
        assert below == pytest.approx(share, abs=0.01)
    for number, none in zip(tries, found["none"], strict=True):

        def inner(b: float, number: int = number) -> float:
            return integrate.quad(lambda a: first.pdf(a) * (1 - a * b) ** number, 0, 1)[0] * then.pdf(b)

        assert none == pytest.approx(integrate.quad(inner, 0, 1)[0], abs=0.01)
