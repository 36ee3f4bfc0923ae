# %% statement
# `pets` are {"name", "owner", "kind"}, name and owner differ as a pair, `doses` are [owner, pet, day], `rules` map kinds to days between doses.
# A pet is due at its last dose plus these days, or at day 0 without a dose; kinds without rule are left out. Return for each owner with a pet
# due on or before `today`: the text "OWNER: PET (D days), PET (D days)", the most days over due first (then by name), sorted by owner.
# %% inputs
SIZES = (50, 700, 3000)
EDGE_CASES = [
    [[], [], {}, 10],
    [[{"name": "Rex", "owner": "Ute", "kind": "dog"}], [], {}, 10],
    [[{"name": "Rex", "owner": "Ute", "kind": "dog"}, {"name": "Mia", "owner": "Ute", "kind": "cat"}], [["Ute", "Mia", 5], ["Ute", "Mia", 2]], {"dog": 30, "cat": 5}, 10],
    [[{"name": "Rex", "owner": "Ute", "kind": "dog"}], [["Ute", "Rex", 9], ["Ann", "Rex", 1]], {"dog": 2}, 10],
    [[{"name": "Rex", "owner": "Ute", "kind": "dog"}, {"name": "Ben", "owner": "Ute", "kind": "dog"}, {"name": "Rex", "owner": "Al", "kind": "dog"}], [["Al", "Rex", 3]], {"dog": 7}, 10],
]
def make_input(rng, size):
    owners = max(2, size // 4)
    pets = [{"name": f"pet{k}", "owner": f"o{k % owners}", "kind": rng.choice(["dog", "cat", "ferret", "fish"])} for k in range(size)]
    doses = []
    for _ in range(size):
        pet = rng.choice(pets)
        doses.append([pet["owner"], pet["name"], rng.randrange(900)])
    return [pets, doses, {"dog": 365, "cat": 300, "ferret": 180}, 1000]
# %% program: good
from collections import defaultdict


def vaccination_reminders(pets, doses, rules, today):
    last_dose = {}
    for owner, pet, day in doses:
        if day > last_dose.get((owner, pet), -1):
            last_dose[owner, pet] = day
    due = defaultdict(list)
    for pet in pets:
        interval = rules.get(pet["kind"])
        if interval is None:
            continue
        owner, name = pet["owner"], pet["name"]
        dose = last_dose.get((owner, name))
        overdue = today if dose is None else today - dose - interval
        if overdue >= 0:
            due[owner].append((-overdue, name))
    letters = []
    for owner in sorted(due):
        names = ", ".join(f"{name} ({-days} days)" for days, name in sorted(due[owner]))
        letters.append(f"{owner}: {names}")
    return letters
