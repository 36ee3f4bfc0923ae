import pytest

from hydraopt.common.numbers import short


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1, "1"),
        (47.93, "47.9"),
        (0.002414, "0.00241"),
        (0.000097, "9.7e-05"),
        (99.99, "100"),
        (1234.4, "1234"),
        (9999, "10k"),
        (12345, "12.3k"),
        (143_200_000, "143M"),
        (999_900, "1M"),
        (2.5e9, "2.5G"),
        (-12345, "-12.3k"),
        (float("inf"), "inf"),
    ],
)
def test_three_digits_are_shown(value, text):
    assert short(value) == text
