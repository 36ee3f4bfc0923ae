"""The month's bookings as text, for the mail to the treasurer."""


def ledger_text(bookings: list[tuple[str, int]], currency: str) -> str:
    """Return one line a booking, amounts in cents, and a line with the total.

    A booking is what it was for and how much it was; money that came in is positive.
    """
    text = ""
    total = 0
    for purpose, cents in bookings:
        sign = "-" if cents < 0 else "+"
        whole = abs(cents) // 100
        rest = abs(cents) % 100
        text = text + purpose + ": " + sign + str(whole) + "." + str(rest).zfill(2)
        text = text + " " + currency + "\n"
        total = total + cents
    return text + "total: " + str(total) + " cents"
