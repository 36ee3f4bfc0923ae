# %% statement
# Tickets are rows with id, opened (minute) and agent, closings rows [ticket id, minute]; ids differ, each ticket has at most one closing and each closing a ticket.
# Return [agent, mean] by agent in alphabetical order, with the mean minutes from opening to closing of the agent's closed tickets, rounded to one digit; agents without any are left out.
# %% inputs
SIZES = (40, 400, 2500)
EDGE_CASES = [
    [[], []],
    [[{"id": "t1", "opened": 3, "agent": "Ann"}], []],
    [[{"id": "t1", "opened": 3, "agent": "Ann"}], [["t1", 9]]],
    [[{"id": "t1", "opened": 3, "agent": "Bo"}, {"id": "t2", "opened": 0, "agent": "Ann"}], [["t2", 9], ["t1", 9]]],
    [[{"id": "t1", "opened": 3, "agent": "Bo"}, {"id": "t2", "opened": 0, "agent": "Bo"}, {"id": "t3", "opened": 1, "agent": "Ann"}], [["t2", 9], ["t1", 3]]],
]
def make_input(rng, size):
    tickets = [{"id": f"t{i}", "opened": rng.randrange(10000), "agent": f"agent{rng.randrange(15)}"} for i in range(size)]
    closings = [[ticket["id"], ticket["opened"] + rng.randrange(900)] for ticket in tickets if rng.random() < 0.8]
    rng.shuffle(closings)
    return [tickets, closings]
# %% program: good
from collections import defaultdict
from statistics import fmean


def ticket_times(tickets, closings):
    ticket_of = {ticket["id"]: ticket for ticket in tickets}
    minutes_of = defaultdict(list)
    for key, closed in closings:
        found = ticket_of[key]
        minutes_of[found["agent"]].append(closed - found["opened"])
    return [[agent, round(fmean(minutes), 1)] for agent, minutes in sorted(minutes_of.items())]
