"""The plan to PDF/UA-1 by Typst, where Typst is installed. It loads on the click that asks for it."""

import json
from pathlib import Path
from typing import Any

from workshop.carry.document import PlanDocument
from workshop.errors import SetupError
from workshop.typesetting import drawn, mapped, missing, spoken

__all__ = ["plan_pdf"]

_HERE = Path(__file__).parent
_FONTS = _HERE.parent / "reports" / "fonts"
_TRIES = 4


def plan_pdf(plan: PlanDocument) -> bytes:
    """Set a plan as a tagged PDF.

    The machine's own fonts fill in for scripts and signs that ours do not have; what none of them has is said in words.

    Raises:
        SetupError: If Typst is not installed here, or cannot set this plan.
    """
    try:
        import typst
    except ImportError as error:
        raise SetupError("A PDF cannot be made here.") from error
    document = mapped(plan.model_dump(mode="json"), drawn)
    for _ in range(_TRIES):
        try:
            return _compiled(typst, document)
        except typst.TypstError as error:
            undrawn = missing(error.diagnostic or str(error))
            if not undrawn:
                raise SetupError("This plan cannot be set as a PDF.") from error
            document = mapped(document, spoken(undrawn))
    raise SetupError("This plan holds characters that no font here can show.")


def _compiled(typst: Any, document: dict[str, Any]) -> bytes:
    pdf = typst.compile(
        (_HERE / "plan.typ").read_bytes(),
        font_paths=typst.Fonts(include_system_fonts=True, font_paths=[str(_FONTS)]),
        sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
        pdf_standards=["ua-1"],
    )
    return bytes(pdf)
