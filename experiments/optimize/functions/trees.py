"""Counting shapes of binary trees, for the chapter on search trees."""


def tree_shapes(nodes):
    """How many binary trees of so many nodes look different?

    >>> [tree_shapes(n) for n in range(6)]
    [1, 1, 2, 5, 14, 42]
    """
    if nodes <= 1:
        return 1
    # One node is the root; the others stand left or right of it.
    shapes = 0
    for left in range(nodes):
        shapes += tree_shapes(left) * tree_shapes(nodes - 1 - left)
    return shapes
