"""Every way in which people can have answered, tried at once: exact ranges of small systems, without any solver."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

__all__ = ["MOST", "ranges"]

MOST = 60_000
"""Beginnings of tables that are held at once; a system that has more is left to the solver."""

_NONE = 1e-12
"""Below this a weight is binary noise: weights are scores and differences of rounded figures."""

_Array = np.ndarray[Any, Any]


def ranges(weights: _Array, low: _Array, high: _Array) -> list[tuple[int, int]] | None:
    """The smallest and the largest that each whole number from 0 can be, given ``low <= weights @ numbers <= high``.

    It works for numbers of which every one is in one known sum (the people of a row, say), and for sums of such
    numbers. A table is built number by number; a beginning is given up as soon as those still to be placed, all of them
    at the least or at the greatest weight, could not bring a fact into its bounds. So none is given up that has an end.

    Args:
        weights: A row for each fact, a column for each number.
        low: The least that each fact may be, any slack included; minus infinity for no limit.
        high: The most.

    Returns:
        A range for each number, an empty list if no table agrees with the facts, or None if the system is not of this
        form or too large to try.
    """
    forms, weights, low, high = _without_sums(weights, low, high)
    blocks = _blocks(weights, low, high)
    if blocks is None:
        return None
    # The greatest weights first: they leave the fewest ways. A block of numbers that share a sum stays together.
    spread = np.abs(weights - np.median(weights, axis=1, keepdims=True)).sum(axis=0)
    order = np.lexsort((-spread, blocks.of))
    tried = _try(weights[:, order], low, high, blocks.of[order], blocks.sums)
    if tried is None:
        return None
    return tried.ranges(forms[:, order]) if len(tried.rest) else []


@dataclass(frozen=True)
class _Blocks:
    """Numbers that share a known sum: for each number its block, and for each block the sum."""

    of: _Array
    sums: _Array


@dataclass(frozen=True)
class _Tried:
    """All tables: each row stands for those that begin alike and differ in how the last two share what is left."""

    begun: _Array
    rest: _Array
    least: _Array
    most: _Array

    def ranges(self, forms: _Array) -> list[tuple[int, int]]:
        """The range of each sum of numbers; a row of ``forms`` says how often each number is in it."""
        found = []
        for form in forms:
            fixed = self.begun @ form[:-2] + form[-1] * self.rest
            ends = [fixed + (form[-2] - form[-1]) * end for end in (self.least, self.most)]
            found.append((int(np.min(ends)), int(np.max(ends))))
        return found


def _without_sums(weights: _Array, low: _Array, high: _Array) -> tuple[_Array, _Array, _Array, _Array]:
    """Put the parts in the place of each number that is known to be the sum of others."""
    forms = np.eye(weights.shape[1], dtype=np.int64)
    gone: list[int] = []
    for at in range(len(weights)):
        row = weights[at]
        sums = np.flatnonzero(row == -1.0)
        if len(sums) == 1 and _is(low[at], high[at], 0) and set(row.tolist()) == {-1.0, 0.0, 1.0}:
            (one,) = sums
            parts = np.where(row == 1.0, 1, 0)
            weights = weights + np.outer(weights[:, one], np.where(np.arange(len(row)) == one, -1, parts))
            forms = forms + np.outer(forms[:, one], np.where(np.arange(len(row)) == one, -1, parts))
            gone.append(int(one))
    stay = [at for at in range(weights.shape[1]) if at not in gone]
    asked = np.any(np.abs(weights[:, stay]) > _NONE, axis=1) | (low > 0) | (high < 0)
    return forms[:, stay], weights[asked][:, stay], low[asked], high[asked]


def _is(low: float, high: float, number: float) -> bool:
    return bool(high - low < 1e-5 and low <= number <= high)


def _blocks(weights: _Array, low: _Array, high: _Array) -> _Blocks | None:
    """Known sums that hold each number once; None if there are no such, or fewer than two numbers in the last."""
    of = np.full(weights.shape[1], -1)
    sums: list[int] = []
    for row, least, most in zip(weights, low, high, strict=True):
        inside = row == 1.0
        if not inside.any() or not np.all(inside | (row == 0.0)) or (of[inside] >= 0).any():
            continue
        if np.isfinite(least) and np.isfinite(most) and _is(least, most, round((least + most) / 2)):
            of[inside] = len(sums)
            sums.append(round((least + most) / 2))
    if (of < 0).any() or np.bincount(of, minlength=1).max() < 2 or min(sums) < 0:
        return None
    # The largest block is last, because its last two numbers need not be tried one by one.
    rank = np.argsort(np.argsort(np.bincount(of), kind="stable"))
    return _Blocks(rank[of], np.array(sums)[np.argsort(rank)])


def _try(weights: _Array, low: _Array, high: _Array, of: _Array, sums: _Array) -> _Tried | None:
    # Each fact twice, so that every one of them is an upper bound.
    weights, bound = np.concatenate([weights, -weights]), np.concatenate([high, -low])
    begun = np.zeros((1, 0), dtype=np.int64)
    rest, told = sums[None, :], np.zeros((1, len(weights)))
    for at, block in enumerate(of):
        later = [np.flatnonzero(of[at + 1 :] == one) + at + 1 for one in range(len(sums))]
        smallest = _smallest(weights, later)
        most = rest[:, block].astype(float)
        least = np.zeros(len(begun)) if len(later[block]) else most
        more = weights[:, at] - smallest[:, block]
        room = bound - told - rest @ smallest.T
        up, down, still = more > _NONE, more < -_NONE, np.abs(more) <= _NONE
        most = np.minimum(most, np.floor(room[:, up] / more[up]).min(axis=1, initial=np.inf))
        least = np.maximum(least, np.ceil(room[:, down] / more[down]).max(axis=1, initial=-np.inf))
        stay = (least <= most) & (room[:, still] >= 0).all(axis=1)
        begun, rest, told = begun[stay], rest[stay], told[stay]
        first, last = least[stay].astype(np.int64), most[stay].astype(np.int64)
        if at == len(of) - 2:
            return _Tried(begun, rest[:, block], first, last)
        ways = last - first + 1
        if ways.sum() > MOST:
            return None
        again = np.repeat(np.arange(len(ways)), ways)
        chosen = np.arange(len(again)) - np.repeat(np.cumsum(ways) - ways, ways) + first[again]
        begun = np.column_stack([begun[again], chosen])
        rest = rest[again]
        rest[:, block] -= chosen
        told = told[again] + np.outer(chosen, weights[:, at])
    return None


def _smallest(weights: _Array, later: Sequence[_Array]) -> _Array:
    """For each fact and block, the least weight of a number still to be placed."""
    columns = [weights[:, one].min(axis=1) if len(one) else np.zeros(len(weights)) for one in later]
    return np.stack(columns, axis=1)
