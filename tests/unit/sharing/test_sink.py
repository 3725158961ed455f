"""The sink: what the room says becomes a receipt, a refusal with its own sentence, or "try again later"."""

import pytest

from tests.unit.sharing.fakes import CODE, KEY, FakeRoom, made
from workshop.errors import SetupError, SinkRefused, SinkUnreachable
from workshop.sharing import CohortInfo, HttpSink, Receipt, Refusal
from workshop.sharing.http import Answer


@pytest.fixture
def room() -> FakeRoom:
    """A room."""
    return FakeRoom()


@pytest.fixture
def sink(room: FakeRoom) -> HttpSink:
    """A sink that talks to it."""
    return HttpSink("http://room.local:8000/", transport=room)


def test_share_change_and_withdraw(room: FakeRoom, sink: HttpSink) -> None:
    """The whole way: look, join, share, share again, take back."""
    assert sink.cohort(CODE) == CohortInfo(CODE, "small", 1, "A small workshop", "Tuesday", sample=False)
    assert sink.join(CODE, KEY) == 0
    assert sink.accept(made(1), KEY) == Receipt(made(1).id, 1, 1)
    assert sink.accept(made(2), KEY).sequence == 2
    assert sink.join(CODE, KEY) == 2
    assert sink.withdraw(CODE, 3, KEY) == 3
    assert room.stored == {KEY: None}


def test_the_key_is_never_in_an_address(room: FakeRoom, sink: HttpSink) -> None:
    """The key travels in a header, and only where it is needed."""
    sink.cohort(CODE)
    sink.join(CODE, KEY)
    sink.accept(made(), KEY)
    sink.withdraw(CODE, 2, KEY)
    assert not [path for _, path, _ in room.calls if KEY in path]
    assert [key for _, _, key in room.calls] == [None, KEY, KEY, KEY]


def test_the_same_twice(sink: HttpSink) -> None:
    """An acknowledgement that was lost on the way does no harm: the same submission again gets the same receipt."""
    assert sink.accept(made(), KEY) == sink.accept(made(), KEY)


def test_refusal_is_the_rooms_own_sentence(sink: HttpSink) -> None:
    """What the room says is what the person reads; the number it has comes along."""
    with pytest.raises(Refusal, match=r"^There is no such cohort\.$") as found:
        sink.join("QQQQQQ", KEY)
    assert (found.value.status, found.value.sequence) == (404, None)
    sink.accept(made(5), KEY)
    with pytest.raises(SinkRefused, match="something newer") as later:
        sink.accept(made(4), KEY)
    assert (later.value.status, later.value.sequence) == (409, 5)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(503, b'{"error": "The room cannot save right now."}'),
        Answer(429, b'{"error": "Wait a moment."}'),
        Answer(200, b"<html>Please log in to the Wi-Fi</html>"),
        Answer(404, b"<html>nginx</html>"),
        Answer(302, b""),
        Answer(200, b"[]"),
        Answer(200, b'{"stored": true}'),
    ],
)
def test_not_a_rooms_answer_is_unreachable(room: FakeRoom, sink: HttpSink, answer: Answer) -> None:
    """A log-in page, a proxy or a room that cannot save now is no refusal: it is tried again later."""
    room.answer = answer
    with pytest.raises(SinkUnreachable):
        sink.accept(made(), KEY)


def test_nobody_answers(room: FakeRoom, sink: HttpSink) -> None:
    """The sentence names the address and holds no key."""
    room.reachable = False
    with pytest.raises(SinkUnreachable, match=r"http://room\.local:8000 cannot be reached") as found:
        sink.accept(made(), KEY)
    assert KEY not in str(found.value)


def test_too_large_is_not_even_sent(room: FakeRoom, sink: HttpSink) -> None:
    """A submission above the limit is refused here, with what to do."""
    with pytest.raises(Refusal, match="Shorten a text or untick one"):
        sink.accept(made(text="x" * 300_000), KEY)
    assert room.calls == []


@pytest.mark.parametrize("url", ["room.local:8000", "file:///etc/passwd", "ftp://room", "http://", ""])
def test_not_an_address(url: str) -> None:
    """A wrong setting is said where it is, with an example."""
    with pytest.raises(SetupError, match=r"WORKSHOP_ROOM_URL.*http://host:8000"):
        HttpSink(url)
