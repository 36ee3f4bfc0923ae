from price_book import PriceBook


def filled(prices):
    book = PriceBook()
    for article, cents in prices:
        book.note(article, cents)
    return book


def test_the_cheapest_come_first():
    book = filled([("tea", 310), ("salt", 90), ("rice", 180), ("soap", 120)])
    assert book.cheapest(2) == ["salt", "soap"]
    assert book.prices == {"tea": 310, "salt": 90, "rice": 180, "soap": 120}


def test_equal_prices_are_in_the_order_of_the_names():
    assert filled([("b", 5), ("a", 5), ("c", 1)]).cheapest(3) == ["c", "a", "b"]


def test_more_than_there_are():
    book = PriceBook()
    book.note("tea", 310)
    assert book.cheapest(4) == ["tea"]
    book.note("tea", 290)
    book.note("mint", 100)
    assert book.cheapest(9) == ["mint", "tea"]


def test_an_empty_book_and_none_wanted():
    assert PriceBook().cheapest(3) == []
    assert filled([("tea", 310)]).cheapest(0) == []
