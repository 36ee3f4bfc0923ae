"""A small spelling check for our release notes."""

PUNCTUATION = ".,;:!?()'\""


def unknown_words(text: str, dictionary: list[str]) -> list[str]:
    """Return the words of a text that are in no dictionary, each once, in their order.

    >>> unknown_words("The new relese, the relese of May!", ["the", "new", "of", "may"])
    ['relese']
    >>> unknown_words("", ["a"])
    []
    >>> unknown_words("Teh end. (the end)", ["the", "end"])
    ['teh']
    """
    found = []
    for word in text.split():
        word = word.strip(PUNCTUATION).lower()
        if word == "":
            continue
        if word not in dictionary and word not in found:
            found.append(word)
    return found
