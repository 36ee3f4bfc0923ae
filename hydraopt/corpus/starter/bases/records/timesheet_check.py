# %% statement
# Projects have key and status (keys differ), timesheet entries have worker, project and hours. Return texts of the wrong entries in order:
# `WORKER: no project KEY` for an unknown key, `WORKER: KEY closed` where the status is `closed`, else `WORKER: HOURS hours` where hours are not in 1..12.
# %% inputs
SIZES = (40, 400, 2000)
EDGE_CASES = [
    [[], []],
    [[{"key": "web", "status": "open"}], []],
    [[], [{"worker": "Ann", "project": "web", "hours": 0}]],
    [[{"key": "web", "status": "open"}], [{"worker": "Ann", "project": "web", "hours": 0}, {"worker": "Bo", "project": "web", "hours": 12}]],
    [[{"key": "web", "status": "closed"}, {"key": "app", "status": "open"}], [{"worker": "Ann", "project": "web", "hours": 0}, {"worker": "Bo", "project": "app", "hours": 13}]],
]
def make_input(rng, size):
    projects = [{"key": f"proj{i}", "status": rng.choice(["open", "open", "open", "closed"])} for i in range(size // 2)]
    rng.shuffle(projects)
    return [projects, [{"worker": f"w{rng.randrange(30)}", "project": f"proj{rng.randrange(size // 2 + 5)}", "hours": rng.randrange(14)} for _ in range(size)]]
# %% program: good
def timesheet_check(projects, entries):
    status_of = {project["key"]: project["status"] for project in projects}
    problems = []
    for entry in entries:
        key, hours = entry["project"], entry["hours"]
        status = status_of.get(key)
        if status is None:
            problem = f"no project {key}"
        elif status == "closed":
            problem = f"{key} closed"
        elif not 1 <= hours <= 12:
            problem = f"{hours} hours"
        else:
            continue
        problems.append(f"{entry['worker']}: {problem}")
    return problems
