"""Bring two address books together."""


def merge_contacts(mine, theirs):
    """Return all addresses of both books, those that differ in upper and lower case once.

    The first spelling stays, and the order too.
    """
    merged = []
    for address in mine + theirs:
        clean = address.strip()
        if clean and clean.lower() not in [known.lower() for known in merged]:
            merged.append(clean)
    return merged
