# %% statement
# Two address books hold contacts with name, phone and city, any of phone and city may be an empty text; names differ inside a book.
# Return [name, phone, city] of all names sorted by name; where both books have a name, a field of the second book is taken unless it is empty.
# %% inputs
SIZES = (40, 400, 2500)
EDGE_CASES = [
    [[], []],
    [[{"name": "Ann", "phone": "1", "city": "Ulm"}], []],
    [[], [{"name": "Ann", "phone": "1", "city": "Ulm"}]],
    [[{"name": "Ann", "phone": "1", "city": "Ulm"}], [{"name": "Ann", "phone": "", "city": "Bonn"}]],
    [[{"name": "Bo", "phone": "", "city": ""}, {"name": "Ann", "phone": "2", "city": ""}], [{"name": "Bo", "phone": "", "city": "Rom"}, {"name": "Cy", "phone": "3", "city": ""}]],
]
def make_input(rng, size):
    def book():
        keys = rng.sample(range(size + size // 3), size)
        return [{"name": f"n{key}", "phone": rng.choice(["", str(key)]), "city": rng.choice(["", "Ulm", "Rom", "Bonn"])} for key in keys]
    return [book(), book()]
# %% program: good
def merged_contacts(old_book, new_book):
    newer_of = {contact["name"]: contact for contact in new_book}
    old_names = {contact["name"] for contact in old_book}
    merged = [
        [contact["name"], contact["phone"], contact["city"]]
        for contact in new_book
        if contact["name"] not in old_names
    ]
    for person in old_book:
        update = newer_of.get(person["name"], person)
        phone = update["phone"] or person["phone"]
        city = update["city"] or person["city"]
        merged.append([person["name"], phone, city])
    merged.sort()
    return merged
