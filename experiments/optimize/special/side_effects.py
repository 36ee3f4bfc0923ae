"""Book the deliveries, and keep a trail for the auditor."""

booked = 0


def book(deliveries: list[int], stock: list[int]) -> int:
    """Add deliveries to the stock (the caller's own list), and say what was booked."""
    global booked
    total = 0
    for amount in deliveries:
        if amount > 0:
            stock.append(amount)
            total = total + amount
            booked = booked + 1
            with open("trail.txt", "a") as trail:
                trail.write("booked " + str(amount) + "\n")
    print("booked", total)
    return total
