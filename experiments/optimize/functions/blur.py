"""A soft focus for the thumbnails."""


def box_blur(image: list[list[int]]) -> list[list[int]]:
    """Return each pixel as the mean of itself and its neighbours, rounded down."""
    height = len(image)
    result = []
    for y in range(height):
        row = []
        for x in range(len(image[y])):
            values = []
            for other_y in range(height):
                for other_x in range(len(image[other_y])):
                    if abs(other_y - y) <= 1 and abs(other_x - x) <= 1:
                        values.append(image[other_y][other_x])
            row.append(sum(values) // len(values))
        result.append(row)
    return result
