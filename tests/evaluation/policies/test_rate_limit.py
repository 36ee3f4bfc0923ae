from datetime import UTC, datetime

import pytest

from hydraopt.evaluation.policies.rate_limit import TokenBucket, retry_after_s


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_requests_are_spread_over_the_minute(clock):
    bucket = TokenBucket(30, clock=clock)  # one every 2 s

    assert [bucket.take(1) for _ in range(4)] == [0, 2, 4, 6]


def test_whoever_comes_at_the_rate_never_waits(clock):
    bucket = TokenBucket(30, clock=clock)
    waits = []
    for _ in range(5):
        waits.append(bucket.take(1))
        clock.now += 2

    assert waits == [0] * 5


def test_a_pause_saves_up_no_more_than_the_burst(clock):
    bucket = TokenBucket(60, burst=2, clock=clock)
    clock.now += 1000

    assert [bucket.take(1) for _ in range(4)] == [0, 0, 1, 2]


def test_what_is_charged_afterwards_is_paid_by_the_next(clock):
    bucket = TokenBucket(600, clock=clock)  # 10 tokens a second

    assert bucket.take(0) == 0
    bucket.take(101)  # 100 more than it held
    assert bucket.take(0) == 10
    clock.now += 4
    assert bucket.take(0) == 6
    clock.now += 6
    assert bucket.take(0) == 0


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250", "retry-after": "1"}, 0.25),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"}, 37.0),
        ({"retry-after": "Sun, 06 Nov 1994 08:48:00 -0000"}, 0.0),
    ],
)
def test_the_wait_that_a_server_asks_for(headers, expected):
    now = datetime(1994, 11, 6, 8, 49, 0, tzinfo=UTC)

    assert retry_after_s(headers, now) == expected
