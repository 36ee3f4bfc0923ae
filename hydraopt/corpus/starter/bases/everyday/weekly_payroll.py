# %% statement
# `punches` are [employee, week, minutes], `wages` are [employee, cents an hour]. Minutes of one employee in one week
# beyond 2400 count one and a half times (rounded down). Employees without a wage are listed apart. Return
# [sorted [employee, cents] (minutes of all weeks * wage // 60), sorted names without wage].
# %% inputs
SIZES = (60, 800, 4000)
EDGE_CASES = [
    [[], []],
    [[["Ida", 1, 60]], [["Ida", 1500]]],
    [[["Ida", 1, 2400], ["Ida", 1, 101]], [["Ida", 1200]]],
    [[["Ida", 1, 2000], ["Ida", 2, 2000], ["Max", 1, 10]], [["Ida", 1000]]],
    [[["Max", 1, 10], ["Eve", 1, 10]], [["Ida", 1000]]],
]
def make_input(rng, size):
    staff = max(2, size // 12)
    punches = [[f"e{rng.randrange(staff + 2)}", rng.randrange(4), rng.randrange(60, 1500)] for _ in range(size)]
    return [punches, [[f"e{k}", rng.randrange(1000, 4000)] for k in range(staff)]]
# %% program: good
from collections import defaultdict

FULL_WEEK = 2400


def paid_minutes(minutes):
    if minutes <= FULL_WEEK:
        return minutes
    return FULL_WEEK + (minutes - FULL_WEEK) * 3 // 2


def weekly_payroll(punches, wages):
    hourly = {person: cents for person, cents in wages}
    worked = defaultdict(int)
    for employee, week, minutes in punches:
        worked[employee, week] += minutes
    paid = defaultdict(int)
    unknown = set()
    for (employee, _), minutes in worked.items():
        if employee in hourly:
            paid[employee] += paid_minutes(minutes)
        else:
            unknown.add(employee)
    slips = [[employee, minutes * hourly[employee] // 60] for employee, minutes in paid.items()]
    return [sorted(slips), sorted(unknown)]
