import pytest
from contacts import merge_contacts


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        ([], [], []),
        (["ann@home.org"], ["Ann@Home.org"], ["ann@home.org"]),
        (["b@x.org", "a@x.org"], ["c@x.org", "B@X.ORG"], ["b@x.org", "a@x.org", "c@x.org"]),
        ([" a@x.org ", ""], ["a@x.org"], ["a@x.org"]),
        ([], ["Z@q.net", "z@Q.net", "y@q.net"], ["Z@q.net", "y@q.net"]),
    ],
)
def test_each_address_stays_once(mine, theirs, merged):
    assert merge_contacts(mine, theirs) == merged


def test_the_books_stay_as_they_were():
    mine, theirs = ["a@x.org"], ["A@x.org", "b@x.org"]
    merge_contacts(mine, theirs)
    assert (mine, theirs) == (["a@x.org"], ["A@x.org", "b@x.org"])
