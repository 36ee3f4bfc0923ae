# %% statement
# `customers` are {"id", "name", "email", "phone"}. A customer is a duplicate of an earlier one that is no duplicate if the
# e-mails are the same without case and outer blanks, or else the digits of the phones (six or more of them; an empty
# e-mail says nothing). Return [[id, id of the earlier one] for each duplicate, number of customers kept].
# %% inputs
SIZES = (50, 600, 2500)
EDGE_CASES = [
    [[]],
    [[{"id": 1, "name": "Al", "email": "", "phone": ""}, {"id": 2, "name": "Bo", "email": " ", "phone": "123"}]],
    [[{"id": 1, "name": "Al", "email": "a@x.org", "phone": ""}, {"id": 2, "name": "Al", "email": " A@x.ORG", "phone": ""}]],
    [[{"id": 7, "name": "Al", "email": "", "phone": "030/12 34 56"}, {"id": 3, "name": "Al", "email": "q@x.org", "phone": "030-123456"}, {"id": 4, "name": "Cy", "email": "q@x.org", "phone": ""}]],
    [[{"id": 1, "name": "Al", "email": "a@x.org", "phone": "111222"}]],
]
def make_input(rng, size):
    people = []
    for k in range(size):
        who = rng.randrange(size)
        email = rng.choice(["", f"User{who}@mail.org ", f"user{who}@mail.org"])
        people.append({"id": k, "name": f"n{who}", "email": email, "phone": f"0{30 + who % 7}/{rng.randrange(9 * size)} 99"})
    return [people]
# %% program: good
def digits_of(phone):
    return "".join(sign for sign in phone if sign.isdigit())


def duplicate_customers(customers):
    by_email = {}
    by_phone = {}
    duplicates = []
    for customer in customers:
        email = customer["email"].strip().lower()
        phone = digits_of(customer["phone"])
        if email and email in by_email:
            duplicates.append([customer["id"], by_email[email]])
        elif len(phone) >= 6 and phone in by_phone:
            duplicates.append([customer["id"], by_phone[phone]])
        else:
            if email:
                by_email[email] = customer["id"]
            if len(phone) >= 6:
                by_phone[phone] = customer["id"]
    return [duplicates, len(customers) - len(duplicates)]
