# %% statement
# `shows` is a list of dicts with "title" and "seats" (titles all different), `bookings` a list of [TITLE, TICKETS] in
# order. A booking is taken if as many seats are left, else refused. Return the titles in the order in which they come
# to have no seats left by a booking that is taken; bookings of unknown titles or of no tickets are passed over.
# %% inputs
SIZES = (50, 500, 4000)
EDGE_CASES = [[[], []], [[{"title": "Faust", "seats": 2}], []], [[{"title": "Faust", "seats": 2}], [["Faust", 3], ["Faust", 2], ["Faust", 1]]], [[{"title": "A", "seats": 1}, {"title": "B", "seats": 5}], [["B", 5], ["C", 1], ["A", 1]]], [[{"title": "A", "seats": 0}], [["A", 0], ["A", 1]]]]
def make_input(rng, size):
    shows = [{"title": "show%d" % number, "seats": rng.randrange(5, 60)} for number in range(size // 10)]
    return [shows, [["show%d" % rng.randrange(size // 9), rng.randrange(1, 7)] for _ in range(size * 2)]]
# %% program: good
def sold_out_shows(shows, bookings):
    left = {show["title"]: show["seats"] for show in shows}
    sold_out = []
    for title, tickets in bookings:
        seats = left.get(title, 0)
        if tickets == 0 or tickets > seats:
            continue
        left[title] = seats - tickets
        if seats == tickets:
            sold_out.append(title)
    return sold_out
