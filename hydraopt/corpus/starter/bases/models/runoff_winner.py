# %% statement
# Each ballot ranks some candidates, best first. In each round a ballot counts for its best candidate still running; who has more than half of
# the counted ballots wins, else the one with the fewest (the alphabetically last of them on a tie) drops out. Candidates nobody ranks never
# run. Return [winner, rounds], or None where no ballot counts.
# %% inputs
SIZES = (60, 400, 1500)
EDGE_CASES = [[[]], [[[]]], [[["Ann"]]], [[["Ann", "Bo"], ["Bo", "Ann"]]], [[["Ann"], ["Ann"], ["Bo", "Cy"], ["Cy", "Bo"], ["Bo"]]], [[["A", "B"], ["C", "B"], ["B"], ["C"]]]]
def make_input(rng, size):
    people = [f"person{i}" for i in range(8)]
    return [[rng.sample(people, rng.randrange(1, 6)) for _ in range(size)]]
# %% program: good
def runoff_winner(ballots):
    running = {name for ballot in ballots for name in ballot}
    rounds = 0
    while running:
        rounds += 1
        votes = dict.fromkeys(running, 0)
        for ballot in ballots:
            choice = next((name for name in ballot if name in running), None)
            if choice is not None:
                votes[choice] += 1
        counted = sum(votes.values())
        leader = max(votes, key=votes.get)
        if votes[leader] * 2 > counted:
            return [leader, rounds]
        fewest = min(votes.values())
        running.remove(max(name for name in running if votes[name] == fewest))
    return None
