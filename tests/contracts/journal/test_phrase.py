"""The return phrase: the same key on every device, made as Python's own library makes it, from plain words."""

import hashlib
import re

import pytest
from pydantic import TypeAdapter

from tests.contracts.journal.journal_modules import Run
from workshop.frontend.bundle import FOLDER
from workshop.model.submission import ParticipantKey, ReturnPhrase

BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"
WORDS = re.search(r"`([^`]+)`", (FOLDER / "phrase-words.js").read_text("utf-8"))[1].split()  # type: ignore[index]


def _key(phrase: str) -> str:
    made = hashlib.pbkdf2_hmac("sha256", phrase.encode(), b"bounce-back return phrase 1", 10_000)
    return "".join(BASE_32[byte & 31] for byte in made[:26])


@pytest.mark.parametrize("phrase", ["acorn river tulip zero", " ".join(["word" * 20] * 4), "ä ö ü ß"])
def test_the_key_is_that_of_the_standard(run: Run, phrase: str) -> None:
    """PBKDF2 of ours gives what Python's gives, for long and for foreign words too: a change would lock people out."""
    assert run("(phrase) => window.phrase.keyOf(phrase)", phrase) == _key(phrase)


def test_a_new_phrase_is_read_again(run: Run) -> None:
    """Words come out as the model wants them, are read back however they are typed, and no two phrases are the same."""
    made = run("() => Array.from({ length: 200 }, () => phrase.newPhrase())")
    assert len(set(made)) == 200
    for one in made[:20]:
        TypeAdapter(ReturnPhrase).validate_python(one)
        typed = f"  {one.replace(' ', ', ').title()}. "
        assert run("(typed) => phrase.readPhrase(typed).phrase", typed) == one
    identity = run("() => phrase.newIdentity()")
    TypeAdapter(ParticipantKey).validate_python(identity["key"])
    assert identity["key"] == _key(identity["phrase"])


def test_a_slip_is_named(run: Run) -> None:
    """A word that is not on the list is named with the one that was meant; too few words are said so."""
    word = next(word for word in WORDS if len(word) == 7)
    found = run("(typed) => phrase.readPhrase(typed)", f"{word[:-1]} {WORDS[1]} {WORDS[2]} {WORDS[3]}")
    assert found["phrase"] is None
    assert f"“{word}”" in found["problem"]
    assert "four words" in run("() => phrase.readPhrase('one two').problem")


def test_the_words() -> None:
    """At least 1,296 short words, none twice, and no two that one slip of a key would confuse."""
    assert len(WORDS) == len(set(WORDS)) >= 1296
    assert all(re.fullmatch("[a-z]{3,8}", word) for word in WORDS)
    gaps: set[str] = set()
    for word in WORDS:
        mine = {word[:at] + "*" + word[at + 1 :] for at in range(len(word))}
        assert not mine & gaps, word
        gaps |= mine
    shorter = {word[:at] + word[at + 1 :] for word in WORDS for at in range(len(word))}
    assert not shorter & set(WORDS)


def test_returning(run: Run) -> None:
    """The words take the place of a key that nothing was shared with, and what lies elsewhere can be taken back."""
    ask = """() => {
      const facts = { cohort: "ABCDEF", key: "0".repeat(26), phrase: null, sequence: 0 };
      const fresh = journal.joined(journal.create(), "w", facts);
      const back = journal.returned(fresh, "w", { ...facts, key: "1".repeat(26), phrase: "a b c d", sequence: 3 });
      const both = [[back, fresh], [fresh, back]].map(([one, other]) => journal.merge(one, other).key[0]);
      const leaving = journal.withdrawingAll(back, "w").workshops.w;
      const { sequence, withdrawing } = leaving;
      return { may: [fresh, back].map(journal.canReturn), both, sequence, leaving: withdrawing };
    }"""
    assert run(ask) == {"may": [True, False], "both": ["1", "1"], "sequence": 4, "leaving": True}
