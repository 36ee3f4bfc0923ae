# %% statement
# Every line of the log is "LEVEL SERVICE TEXT". Return, for each service in the list `services` and in its
# order, a text "SERVICE=COUNT" with the number of its lines of level ERROR.
# %% inputs
SIZES = (200, 2000, 8000)
EDGE_CASES = [{"args": ["run.log", []], "files": {"run.log": ""}}, {"args": ["run.log", ["web"]], "files": {"run.log": ""}}, {"args": ["run.log", ["web", "mail"]], "files": {"run.log": "ERROR web down\nINFO web up\nERROR web down again\nERROR db x\n"}}, {"args": ["run.log", ["db", "db"]], "files": {"run.log": "ERROR db full"}}, {"args": ["run.log", ["b", "a"]], "files": {"run.log": "ERROR a 1\nERROR b 1\nWARN a 2\n"}}]
def make_input(rng, size):
    lines = ["%s svc%d job %d" % (rng.choice(["INFO", "ERROR", "WARN"]), rng.randrange(200), rng.randrange(50)) for _ in range(size)]
    return {"args": ["run.log", ["svc%d" % number for number in range(0, 220, 2)]], "files": {"run.log": "\n".join(lines) + "\n"}}
# %% program: good
from collections import Counter
def errors_per_service(path, services):
    failed = []
    with open(path) as log:
        for line in log:
            level, service, _ = line.split(" ", 2)
            if level == "ERROR":
                failed.append(service)
    counts = Counter(failed)
    return [f"{service}={counts[service]}" for service in services]
