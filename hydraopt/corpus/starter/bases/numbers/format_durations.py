# %% statement
# Format durations in seconds (>= 0) as "XdYh", "XhYm", "XmYs" or "Xs": the largest unit that is not 0 and the next one.
# Join the texts with ", ".
# %% inputs
SIZES = (200, 1500, 5000)
EDGE_CASES = [[[]], [[0]], [[59, 60]], [[3600, 3599]], [[86400, 90061, 7]], [[200000, 61, 1]]]
def make_input(rng, size):
    return [[rng.choice([rng.randrange(90), rng.randrange(9000), rng.randrange(900000)]) for _ in range(size)]]
# %% program: good
def short_duration(seconds):
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    if days:
        return f"{days}d{hour}h"
    if hour:
        return f"{hour}h{minute}m"
    if minute:
        return f"{minute}m{second}s"
    return f"{second}s"

def format_durations(durations):
    return ", ".join(short_duration(seconds) for seconds in durations)
