"""Every example of every document is of a class that is tried."""

import pytest

from tests.contracts.docs.blocks import BLOCKS, CLASSES, ROOT, blocks_of


def test_every_block_is_of_a_class() -> None:
    """An example that nothing tries is one that goes wrong one day."""
    assert len(BLOCKS) >= 50
    assert [block.place for block in BLOCKS if block.kind not in CLASSES] == []


@pytest.mark.parametrize("kind", CLASSES)
def test_every_class_is_used_and_its_test_is_there(kind: str) -> None:
    """The table holds nothing of the past."""
    assert any(block.kind == kind for block in BLOCKS)
    words = CLASSES[kind].replace(",", " ").split()
    named = [word for word in words if word.endswith(".py")]
    assert named
    assert all((ROOT / "tests/contracts/docs" / name).is_file() for name in named)


def test_blocks_are_found_wherever_they_stand() -> None:
    """In a list, inside a longer fence, without a word: none is overlooked."""
    text = "1. a\n\n   ```sh\n   one\n     two\n   ```\n\n````\n```sh\ninner\n```\n````\n"
    assert [(block.line, block.kind, block.text) for block in blocks_of("x.md", text)] == [
        (3, "sh", "one\n  two\n"),
        (8, "", "```sh\ninner\n```\n"),
    ]
