"""The rows of a snapshot, whole people at a time, with words as they lie in the file: as places in a short list.

To make strings of them would take longer than to read them and to count whatever is counted.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Rows", "Words"]


@dataclass(frozen=True)
class Words:
    """A column of words.

    Attributes:
        known: The different words.
        places: For each row, where its word is among them.
    """

    known: list[str]
    places: NDArray[np.int32]

    def at(self, rows: NDArray[np.intp]) -> "Words":
        """The words of these rows only."""
        return Words(self.known, self.places[rows])

    def same(self, word: str) -> NDArray[np.bool_]:
        """For each row, whether this is its word."""
        found: NDArray[np.bool_] = self.places == (self.known.index(word) if word in self.known else -1)
        return found

    def among(self, words: Set[str]) -> NDArray[np.bool_]:
        """For each row, whether its word is one of these."""
        return np.array([word in words for word in self.known], dtype=bool)[self.places]

    def numbered(self, numbers: Mapping[str, int], rows: NDArray[np.intp]) -> NDArray[np.intp]:
        """The number that belongs to the word of each of these rows, or -1."""
        table = np.array([numbers.get(word, -1) for word in self.known], dtype=np.intp)
        return table[self.places[rows]]


@dataclass(frozen=True)
class Rows:
    """All rows of some people, of one cohort or of several.

    Attributes:
        cohort: For each person the cohort.
        person: For each row the person, counted from 0.
        words: The columns of words, by name.
        number: The numbers, NaN where the answer is none.
        attempt: The attempts, NaN where there is none.
    """

    cohort: NDArray[np.intp]
    person: NDArray[np.int32]
    words: Mapping[str, Words]
    number: NDArray[np.float64]
    attempt: NDArray[np.float64]

    @property
    def people(self) -> int:
        """How many they are."""
        return len(self.cohort)

    def where(self, **wanted: str) -> NDArray[np.intp]:
        """Where the rows are that have these words in these columns; fastest if the first column has it seldom."""
        (first, word), *others = wanted.items()
        found = np.flatnonzero(self.words[first].same(word))
        for column, word in others:
            found = found[self.words[column].at(found).same(word)]
        return found

    def who(self, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        """For each person, whether one of these rows is theirs."""
        theirs = np.zeros(self.people, dtype=bool)
        theirs[self.person[rows]] = True
        return theirs
