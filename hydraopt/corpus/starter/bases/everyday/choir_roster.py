# %% statement
# `singers` are [name, voice, dates absent]; `dates` are different texts. A concert can take place if each voice of `least` (voice to singers)
# has enough singers not absent. Return [dates that can take place, [date, voice, singers missing] for each shortage, by place
# of the date and then voice, sorted singers who are absent on more than half of the dates].
# %% inputs
SIZES = (20, 120, 600)
EDGE_CASES = [
    [[], [], {}],
    [[], ["may 1"], {}],
    [[], ["may 1"], {"alto": 1}],
    [[["Fay", "alto", ["may 1"]], ["Gia", "alto", []]], ["may 1", "may 2"], {"alto": 2}],
    [[["Fay", "bass", ["may 1", "may 1", "june 3"]], ["Gia", "alto", ["x", "y"]]], ["may 1", "may 2"], {"alto": 1, "bass": 1}],
]
def make_input(rng, size):
    dates = [f"2025-{1 + k // 28:02}-{1 + k % 28:02}" for k in range(max(4, size // 15))]
    voices = ["alto", "bass", "soprano", "tenor"]
    singers = [[f"singer{k}", voices[k % 4], rng.sample(dates, rng.randrange(len(dates)))] for k in range(size)]
    return [singers, dates, {voice: size // 8 for voice in voices}]
# %% program: good
from collections import Counter


def choir_roster(singers, dates, least):
    members = Counter(voice for _, voice, _ in singers)
    planned = set(dates)
    away = Counter()
    unreliable = []
    for name, voice, absences in singers:
        missed = planned.intersection(absences)
        for date in missed:
            away[date, voice] += 1
        if 2 * len(missed) > len(planned):
            unreliable.append(name)
    possible, shortages = [], []
    voices = sorted(least)
    for date in dates:
        known = len(shortages)
        for voice in voices:
            missing = least[voice] - members[voice] + away[date, voice]
            if missing > 0:
                shortages.append([date, voice, missing])
        if len(shortages) == known:
            possible.append(date)
    return [possible, shortages, sorted(unreliable)]
