"""Complete an exercise as a participant does, by keyboard alone, whatever its kind."""

from playwright.sync_api import Locator, expect

from workshop.model.exercise import Exercise

__all__ = ["complete"]


def _first_of_each(place: Locator) -> None:
    """Choose in every group of radio buttons; a group that is chosen already is left alone."""
    names = place.get_by_role("radio").evaluate_all(
        "(radios) => [...new Set(radios.filter((one) => one.checkVisibility()).map((one) => one.name))]"
    )
    for name in names:
        radio = place.locator(f"input[name='{name}']").nth(1)
        radio.press("Space")
        expect(radio).to_be_checked()


def complete(place: Locator, exercise: Exercise) -> None:
    """Answer it; every key goes to what has the focus."""
    keyboard = place.page.keyboard
    if exercise.kind in {"scale", "sort", "rubric"}:
        # A rubric has other choices around its levels, such as whose answer it is.
        _first_of_each(place.locator(".ws-levels") if exercise.kind == "rubric" else place)
    elif exercise.kind == "practice":
        place.get_by_role("button", name="Draw questions").press("Enter")
        answered = place.get_by_role("checkbox", name="I have answered this one")
        answered.press("Space")
        expect(answered).to_be_checked()
    elif exercise.kind == "choice":
        box = place.get_by_role("checkbox").or_(place.get_by_role("radio")).first
        box.press("Space")
        expect(box).to_be_checked()
    else:
        for number, field in enumerate(place.get_by_role("textbox").all()):
            if field.get_attribute("type") == "date":
                field.fill("2027-03-01")
                continue
            field.focus()
            keyboard.type(str(9 - 3 * number) if exercise.kind == "numbers" else f"word {number} of {exercise.id}")
