"""Count the votes for the next meeting place: one name a line, blank lines are no votes."""

import sys

votes = []
for line in sys.stdin:
    name = line.strip()
    if name != "":
        votes.append(name)

places = []
for vote in votes:
    if vote not in places:
        places.append(vote)

results = []
for place in places:
    count = 0
    for vote in votes:
        if vote == place:
            count = count + 1
    results.append((count, place))

results.sort(key=lambda result: (-result[0], result[1]))
for count, place in results:
    print(place, count)
print("votes:", len(votes))
