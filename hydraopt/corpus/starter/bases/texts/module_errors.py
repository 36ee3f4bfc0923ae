# %% statement
# Each line of the file is "LEVEL module: message". Return how many different messages each module has at level ERROR, as lines
# "module count" sorted by module. Other lines are passed over.
# %% inputs
SIZES = (100, 1000, 6000)
EDGE_CASES = [{"args": ["a.log"], "files": {"a.log": ""}}, {"args": ["a.log"], "files": {"a.log": "ERROR db: lost\n"}}, {"args": ["a.log"], "files": {"a.log": "INFO db: up\nERROR db: lost\nERROR db: lost\nERROR api: lost"}}, {"args": ["a.log"], "files": {"a.log": "ERROR nothing\n\nERROR x: a: b\nERROR x: a: c\n"}}, {"args": ["a.log"], "files": {"a.log": "ERRORS x: y\n"}}]
def make_input(rng, size):
    lines = [f"{rng.choice(['INFO', 'ERROR', 'ERROR', 'DEBUG'])} {rng.choice(['db', 'api', 'mail', 'web'])}: code {rng.randrange(size // 4 + 1)}" for _ in range(size)]
    return {"args": ["app.log"], "files": {"app.log": "\n".join(lines) + "\n"}}
# %% program: good
from collections import defaultdict


def module_errors(path):
    messages = defaultdict(set)
    with open(path) as log:
        for line in log:
            if not line.startswith("ERROR "):
                continue
            module, colon, message = line[6:].partition(": ")
            if colon:
                messages[module].add(message.strip())
    return [f"{module} {len(texts)}" for module, texts in sorted(messages.items())]
