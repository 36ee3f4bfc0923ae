# %% statement
# Return the lower-case e-mail addresses of the active users, in order.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [
    [[]],
    [[{"email": "A@x.org", "active": True}]],
    [[{"email": "A@x.org", "active": False}]],
    [[{"email": "B@x.org", "active": True}, {"email": "a@Y.org", "active": False}, {"email": "B@x.org", "active": True}]],
]
def make_input(rng, size):
    return [[
        {"email": "User%d@Mail.org" % rng.randrange(10000), "active": rng.random() < 0.8}
        for _ in range(size)
    ]]
# %% program: original
def active_emails(users):
    emails = []
    for i in range(len(users)):
        if users[i]["active"] == True:
            emails = emails + [users[i]["email"].lower()]
    return emails
# %% program: append
def active_emails(users):
    emails = []
    for user in users:
        if user["active"]:
            emails.append(user["email"].lower())
    return emails
# %% program: comprehension
def active_emails(users):
    return [user["email"].lower() for user in users if user["active"]]
