# %% statement
# Clean a chat transcript: strip every line, drop empty lines and lines that start with "#", and drop a line that
# equals the line kept just before it. Return the lines that are left.
# %% inputs
SIZES = (100, 1000, 10000)
EDGE_CASES = [[[]], [[""]], [["  ", "#x", "hi"]], [["hi", " hi ", "", "hi"]], [["a", "b", "a"]], [["a", "# b", "a", "c#"]]]
def make_input(rng, size):
    said = ["hello", " hello ", "", "# note", "how are you", "fine  ", "  bye", "#", "ok", "ok "]
    return [[rng.choice(said) for _ in range(size)]]
# %% program: good
def clean_chat(lines):
    kept = []
    previous = None
    for line in lines:
        message = line.strip()
        if not message or message.startswith("#") or message == previous:
            continue
        kept.append(message)
        previous = message
    return kept
