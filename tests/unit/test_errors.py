"""The tree of errors."""

import inspect

from workshop import errors


def test_the_drawing_shows_the_tree() -> None:
    """Whoever reads the docstring sees every error there is, and none that is not there."""
    drawing = errors.__doc__ or ""
    classes = {name for name, thing in vars(errors).items() if inspect.isclass(thing) and issubclass(thing, Exception)}
    assert {name for name in classes if name in drawing} == classes
    assert classes | {"Mistake"} == set(errors.__all__)


def test_every_error_has_the_one_root() -> None:
    """The command line needs one ``except`` to turn any of them into a line."""
    for name in errors.__all__:
        thing = getattr(errors, name)
        if inspect.isclass(thing) and issubclass(thing, Exception):
            assert issubclass(thing, errors.WorkshopError)


def test_mistakes_are_told_all_at_once_and_in_order() -> None:
    """An author mends a file from top to bottom in one go."""
    error = errors.LessonError(
        [errors.Mistake("b.md", 3, "third"), errors.Mistake("a.md", 9, "second"), errors.Mistake("a.md", 0, "first")]
    )
    assert str(error).splitlines() == ["a.md: first", "a.md:9: second", "b.md:3: third"]
