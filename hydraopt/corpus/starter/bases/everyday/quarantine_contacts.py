# %% statement
# `visits` are [person, place, day], `cases` are [person, day of the test], each person once. A place is risky on a day if a case
# was there then, 0 to `days` days before the own test. Return [[person, last day at a risky place] of people who are no case, by
# falling day, then by name; sorted [place, number of risky days on which anyone who is no case was there], without zeros].
# %% inputs
SIZES = (60, 800, 4000)
EDGE_CASES = [
    [[], [], 5],
    [[], [["Eli", 9]], 5],
    [[["Eli", "gym", 8], ["Fay", "gym", 8], ["Gus", "gym", 7]], [["Eli", 9]], 5],
    [[["Eli", "gym", 3], ["Fay", "gym", 3], ["Eli", "pub", 10], ["Fay", "pub", 10]], [["Eli", 9]], 5],
    [[["Eli", "gym", 8], ["Fay", "gym", 8], ["Eli", "pub", 9], ["Gus", "pub", 9], ["Hal", "pub", 9]], [["Eli", 9], ["Fay", 20]], 1],
]
def make_input(rng, size):
    people = max(4, size // 5)
    visits = [[f"p{rng.randrange(people)}", f"place{rng.randrange(max(2, size // 60))}", rng.randrange(30)] for _ in range(size)]
    return [visits, [[f"p{k}", rng.randrange(10, 30)] for k in range(0, people, 9)], 7]
# %% program: good
from collections import defaultdict


def quarantine_contacts(visits, cases, days):
    tested = {person: day for person, day in cases}
    exposed = set()
    for visitor, place, date in visits:
        if visitor in tested and 0 <= tested[visitor] - date <= days:
            exposed.add((place, date))
    last_contact = {}
    risky_days = defaultdict(set)
    for visitor, place, date in visits:
        if visitor in tested or (place, date) not in exposed:
            continue
        last_contact[visitor] = max(date, last_contact.get(visitor, date))
        risky_days[place].add(date)
    contacts = sorted(last_contact.items(), key=lambda entry: (-entry[1], entry[0]))
    places = sorted([place, len(dates)] for place, dates in risky_days.items())
    return [[list(contact) for contact in contacts], places]
