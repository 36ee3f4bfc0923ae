# %% statement
# Return the messages (without surrounding blanks, in upper case) of the first k lines that
# start with "ERROR:".
# %% inputs
SIZES = (500, 5000, 30000)
EDGE_CASES = [[[], 2], [["ERROR: disk full "], 1], [["ok", "ERROR:a", "ERROR:b"], 1], [["ERROR:", "INFO: x", "ERROR: y"], 5], [["ERROR: a"], 0]]
CONSTANTS = {"'ERROR:'": ["'INFO:'", "'WARN:'"]}
def make_input(rng, size):
    return [["%s: event %d " % (rng.choice(["INFO", "WARN", "ERROR"]), rng.randrange(10 ** 6)) for _ in range(size)], size // 10]
# %% program: all-then-slice
def first_errors(lines, k):
    errors = []
    for line in lines:
        if line.startswith('ERROR:'):
            errors.append(line)
    messages = []
    for error in errors:
        messages.append(error.split(':', 1)[1].strip())
    upper = []
    for message in messages:
        upper.append(message.upper())
    return upper[:k]
# %% program: islice
from itertools import islice

def first_errors(lines, k):
    errors = (line for line in lines if line.startswith('ERROR:'))
    return [error.partition(':')[2].strip().upper() for error in islice(errors, k)]
# %% program: stop-at-k
def first_errors(lines, k):
    messages = []
    for line in lines:
        if len(messages) == k:
            break
        if line.startswith('ERROR:'):
            messages.append(line[line.index(':') + 1:].strip().upper())
    return messages
# %% program: slice-before-work
def first_errors(lines, k):
    errors = [line for line in lines if line.startswith('ERROR:')]
    return [error.partition(':')[2].strip().upper() for error in errors[:k]]
