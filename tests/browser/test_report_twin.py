"""The HTML twin of a report in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from stage import violations

from tests.fixtures.reports.notebooks import document_of, report_notebook
from tests.fixtures.reports.released import full_report
from workshop.reports.companions import companions


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_and_width(browser: Browser, tmp_path: Path, scheme: str) -> None:
    """axe-core finds nothing, and nothing is wider than a phone; wide tables scroll by themselves."""
    made = companions(document_of(report_notebook(full_report())))
    (tmp_path / "x.html").write_bytes(made["html"])
    with browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto((tmp_path / "x.html").as_uri())
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == 390
