from hydraopt.reporting.difference import side_by_side


def kinds(lines):
    return [(line.number, line.kind) for line in lines]


def test_both_sides_are_aligned_with_gaps():
    left, right = side_by_side("a\nb\nc\nd\n", "a\nX\nd\n")

    assert kinds(left) == [(1, "same"), (2, "removed"), (3, "removed"), (4, "same")]
    assert kinds(right) == [(1, "same"), (2, "added"), (0, "gap"), (3, "same")]


def test_equal_sources_have_no_changes():
    left, right = side_by_side("a\nb\n", "a\nb\n")

    assert left == right
    assert kinds(left) == [(1, "same"), (2, "same")]


def test_an_added_line_stands_beside_a_gap():
    left, right = side_by_side("a\n", "import b\na\n")

    assert kinds(left) == [(0, "gap"), (1, "same")]
    assert kinds(right) == [(1, "added"), (2, "same")]
