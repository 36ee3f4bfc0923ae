"""Prices of the shop, as they come from the wholesaler."""


class PriceBook:
    """The latest price of every article, in cents."""

    def __init__(self):
        self.prices = {}

    def note(self, article, cents):
        """Take up a price; a later one replaces it."""
        self.prices[article] = cents

    def cheapest(self, count):
        """Return the names of the cheapest articles; equally cheap ones by name."""
        remaining = dict(self.prices)
        names = []
        while remaining and len(names) < count:
            in_order = sorted(remaining.items(), key=lambda entry: (entry[1], entry[0]))
            name = in_order[0][0]
            names.append(name)
            del remaining[name]
        return names
