"""Half of the suite `fifty`: usual wrong rewrites are caught."""

import pytest

from hydraopt.evaluation.spec import SuiteSpec
from hydraopt.evaluation.suite import load_suite
from hydraopt.evaluation.verify import Verifier
from hydraopt.profiling.records import Limits, Outcome

# The originals alone, slow as they are, take some ten seconds here.
pytestmark = pytest.mark.slow

CATEGORIES = ("io", "graphs", "dynamic_programming", "containers", "streaming")

WRONG = {
    "a count of 0 gives all lines": (
        "io/last_lines",
        "def last_lines(path, count):\n    with open(path) as log:\n"
        '        return [line.rstrip("\\n") for line in log.readlines()[-count:]]\n',
    ),
    "strips the blanks of the lines, too": (
        "io/last_lines",
        "from collections import deque\ndef last_lines(path, count):\n"
        "    with open(path) as log:\n"
        "        return [line.strip() for line in deque(log, maxlen=count)]\n",
    ),
    "finds the hour anywhere in the line": (
        "io/hour_counts",
        "def hour_counts(path):\n    with open(path) as log:\n        lines = log.readlines()\n"
        '    return [sum("%02d:" % hour in line for line in lines) for hour in range(24)]\n',
    ),
    "leaves out the hours without a line": (
        "io/hour_counts",
        "def hour_counts(path):\n    counts = {}\n    with open(path) as log:\n"
        "        for line in log:\n            hour = line[:2]\n"
        "            counts[hour] = counts.get(hour, 0) + 1\n"
        "    return [counts[hour] for hour in sorted(counts)]\n",
    ),
    "replaces the includes of the first file alone": (
        "io/expand_includes",
        "def expand_includes(path):\n    lines = []\n"
        "    for line in open(path).read().splitlines():\n"
        '        if line.startswith("include "):\n'
        "            lines += open(line[8:]).read().splitlines()\n"
        "        else:\n            lines.append(line)\n    return lines\n",
    ),
    "includes every file once": (
        "io/expand_includes",
        "def expand_includes(path):\n    seen = set()\n    def lines_of(name):\n"
        "        if name in seen:\n            return []\n        seen.add(name)\n"
        "        lines = []\n        for line in open(name).read().splitlines():\n"
        '            lines += lines_of(line[8:]) if line.startswith("include ") else [line]\n'
        "        return lines\n    return lines_of(path)\n",
    ),
    "takes a blank line for an empty one": (
        "io/longest_paragraph",
        "def longest_paragraph(path):\n    longest = lines = 0\n    with open(path) as text:\n"
        "        for line in text:\n            lines = lines + 1 if line.strip() else 0\n"
        "            longest = max(longest, lines)\n    return longest\n",
    ),
    "forgets the paragraph at the end": (
        "io/longest_paragraph",
        "def longest_paragraph(path):\n    longest = lines = 0\n    with open(path) as text:\n"
        '        for line in text:\n            if line == "\\n":\n'
        "                longest = max(longest, lines)\n                lines = 0\n"
        "            else:\n                lines += 1\n    return longest\n",
    ),
    "orders equal times by their text": (
        "io/earliest_entries",
        "def earliest_entries(first, second, count):\n    entries = []\n"
        "    for path in (second, first):\n        for line in open(path):\n"
        '            time, text = line.rstrip("\\n").split(" ", 1)\n'
        "            entries.append([int(time), text])\n"
        "    return sorted(entries)[:count]\n",
    ),
    "orders the times as texts": (
        "io/earliest_entries",
        "import heapq\nfrom itertools import islice\n"
        "def earliest_entries(first, second, count):\n"
        "    with open(first) as one, open(second) as other:\n"
        '        merged = heapq.merge(one, other, key=lambda line: line.split(" ")[0])\n'
        '        parts = [line.rstrip("\\n").split(" ", 1) for line in islice(merged, count)]\n'
        "    return [[int(time), text] for time, text in parts]\n",
    ),
    "drives the roads in one direction": (
        "graphs/cheapest_routes",
        "import heapq\ndef cheapest_routes(towns, roads, start):\n"
        "    roads_of = [[] for _ in range(towns)]\n    for a, b, km in roads:\n"
        "        roads_of[a].append((b, km))\n    distance = [-1] * towns\n"
        "    waiting = [(0, start)]\n    while waiting:\n"
        "        way, town = heapq.heappop(waiting)\n        if distance[town] == -1:\n"
        "            distance[town] = way\n            for other, km in roads_of[town]:\n"
        "                heapq.heappush(waiting, (way + km, other))\n    return distance\n",
    ),
    "keeps the last of several roads": (
        "graphs/cheapest_routes",
        "import heapq\ndef cheapest_routes(towns, roads, start):\n"
        "    roads_of = [{} for _ in range(towns)]\n    for a, b, km in roads:\n"
        "        roads_of[a][b] = roads_of[b][a] = km\n    distance = [-1] * towns\n"
        "    waiting = [(0, start)]\n    while waiting:\n"
        "        way, town = heapq.heappop(waiting)\n        if distance[town] == -1:\n"
        "            distance[town] = way\n            for other, km in roads_of[town].items():\n"
        "                heapq.heappush(waiting, (way + km, other))\n    return distance\n",
    ),
    "builds layer by layer": (
        "graphs/build_order",
        "def build_order(needs):\n    built = []\n    done = set()\n"
        "    while len(done) < len(needs):\n"
        "        layer = sorted(p for p in needs if p not in done and done.issuperset(needs[p]))\n"
        "        if not layer:\n            return []\n        built += layer\n"
        "        done.update(layer)\n    return built\n",
    ),
    "returns what can be built before the circle": (
        "graphs/build_order",
        "def build_order(needs):\n    built = []\n    done = set()\n    while True:\n"
        "        ready = [p for p in needs if p not in done and done.issuperset(needs[p])]\n"
        "        if not ready:\n            return built\n        built.append(min(ready))\n"
        "        done.add(min(ready))\n",
    ),
    "counts direct friends only": (
        "graphs/friend_groups",
        "def friend_groups(people, friendships):\n"
        "    friends = [{person} for person in range(people)]\n"
        "    for a, b in friendships:\n        friends[a].add(b)\n        friends[b].add(a)\n"
        "    return sorted(map(len, {tuple(sorted(group)) for group in friends}), reverse=True)\n",
    ),
    "leaves out who has no friend": (
        "graphs/friend_groups",
        "def friend_groups(people, friendships):\n    groups = []\n"
        "    for a, b in friendships:\n"
        "        joined = {a, b}.union(*(group for group in groups if group & {a, b}))\n"
        "        groups = [group for group in groups if not group & {a, b}] + [joined]\n"
        "    return sorted(map(len, groups), reverse=True)\n",
    ),
    "jumps over the edge of the board": (
        "graphs/knight_moves",
        "def knight_moves(size, start, goal):\n    squares, moves = {tuple(start)}, 0\n"
        "    jumps = [(a, b) for a in (-2, -1, 1, 2) for b in (-2, -1, 1, 2)\n"
        "             if abs(a) != abs(b)]\n"
        "    while tuple(goal) not in squares:\n"
        "        squares = {(r + a, c + b) for r, c in squares for a, b in jumps}\n"
        "        moves += 1\n    return moves\n",
    ),
    "counts the direct reports only": (
        "graphs/team_sizes",
        "def team_sizes(bosses):\n    return [bosses.count(i) for i in range(len(bosses))]\n",
    ),
    "expects bosses to have smaller numbers": (
        "graphs/team_sizes",
        "def team_sizes(bosses):\n    sizes = [0] * len(bosses)\n"
        "    for i in range(len(bosses) - 1, -1, -1):\n        if bosses[i] != -1:\n"
        "            sizes[bosses[i]] += sizes[i] + 1\n    return sizes\n",
    ),
    "lets equal cards stand": (
        "dynamic_programming/fewest_removals",
        "from bisect import bisect_right\ndef fewest_removals(cards):\n    ends = []\n"
        "    for card in cards:\n        place = bisect_right(ends, card)\n"
        "        ends[place:place + 1] = [card]\n    return len(cards) - len(ends)\n",
    ),
    "removes every card that does not grow": (
        "dynamic_programming/fewest_removals",
        "def fewest_removals(cards):\n    last, removed = float('-inf'), 0\n"
        "    for card in cards:\n        if card > last:\n            last = card\n"
        "        else:\n            removed += 1\n    return removed\n",
    ),
    "takes the greater pile": (
        "dynamic_programming/pile_game",
        "def first_player_coins(piles):\n    rest, coins, mine = list(piles), 0, True\n"
        "    while rest:\n        pile = rest.pop(0 if rest[0] >= rest[-1] else -1)\n"
        "        coins += pile if mine else 0\n        mine = not mine\n    return coins\n",
    ),
    "takes all even or all odd places": (
        "dynamic_programming/pile_game",
        "def first_player_coins(piles):\n    return max(sum(piles[::2]), sum(piles[1::2]))\n",
    ),
    "takes a parcel several times": (
        "dynamic_programming/best_load",
        "def best_load(parcels, capacity):\n    best = [0] * (capacity + 1)\n"
        "    for weight, value in parcels:\n        for room in range(weight, capacity + 1):\n"
        "            best[room] = max(best[room], best[room - weight] + value)\n"
        "    return best[capacity]\n",
    ),
    "takes the parcels of the greatest value by weight": (
        "dynamic_programming/best_load",
        "def best_load(parcels, capacity):\n    total = 0\n"
        "    for weight, value in sorted(parcels, key=lambda p: p[1] / p[0], reverse=True):\n"
        "        if weight <= capacity:\n            capacity -= weight\n"
        "            total += value\n    return total\n",
    ),
    "leaves out the modulo": (
        "dynamic_programming/word_splits",
        "def count_splits(text, words):\n    ways = [1]\n"
        "    for end in range(1, len(text) + 1):\n"
        "        ways.append(sum(ways[end - len(w)] for w in words if text.endswith(w, 0, end)))\n"
        "    return ways[-1]\n",
    ),
    "looks whether there is a way": (
        "dynamic_programming/word_splits",
        "def count_splits(text, words):\n    can = [True]\n"
        "    for end in range(1, len(text) + 1):\n"
        "        can.append(any(can[end - len(w)] for w in words if text.endswith(w, 0, end)))\n"
        "    return int(can[-1])\n",
    ),
    "lets no booking start when another ends": (
        "dynamic_programming/best_bookings",
        "from bisect import bisect_left\ndef best_income(bookings):\n    ends, best = [], [0]\n"
        "    for start, end, price in sorted(bookings, key=lambda b: b[1]):\n"
        "        best.append(max(best[-1], best[bisect_left(ends, start)] + price))\n"
        "        ends.append(end)\n    return best[-1]\n",
    ),
    "accepts whatever ends first": (
        "dynamic_programming/best_bookings",
        "def best_income(bookings):\n    free, income = float('-inf'), 0\n"
        "    for start, end, price in sorted(bookings, key=lambda b: b[1]):\n"
        "        if start >= free:\n            free, income = end, income + price\n"
        "    return income\n",
    ),
    "drops the page that was loaded first": (
        "containers/cache_hits",
        "def cache_hits(requests, room):\n    cache, hits = {}, 0\n    for page in requests:\n"
        "        if page in cache:\n            hits += 1\n        else:\n"
        "            if len(cache) == room:\n                del cache[next(iter(cache))]\n"
        "            cache[page] = True\n    return hits\n",
    ),
    "orders equal urgencies by name": (
        "containers/treatment_order",
        "import heapq\ndef treatment_order(events):\n    waiting, treated = [], []\n"
        "    for event in events:\n        if event[0] == 'arrive':\n"
        "            heapq.heappush(waiting, (-event[2], event[1]))\n        elif waiting:\n"
        "            treated.append(heapq.heappop(waiting)[1])\n    return treated\n",
    ),
    "treats everybody in the end": (
        "containers/treatment_order",
        "def treatment_order(events):\n"
        "    arrived = [event for event in events if event[0] == 'arrive']\n"
        "    return [event[1] for event in sorted(arrived, key=lambda event: -event[2])]\n",
    ),
    "leaves an item at 0 when its adds are taken back": (
        "containers/undo_stock",
        "def final_stock(commands):\n    stock, adds = {}, []\n    for command in commands:\n"
        "        if command[0] == 'add':\n            adds.append(command)\n"
        "            stock[command[1]] = stock.get(command[1], 0) + command[2]\n"
        "        elif adds:\n            _, item, amount = adds.pop()\n"
        "            stock[item] -= amount\n    return stock\n",
    ),
    "drops items whose adds make 0": (
        "containers/undo_stock",
        "def final_stock(commands):\n    stock, adds = {}, []\n    for command in commands:\n"
        "        if command[0] == 'add':\n            adds.append(command)\n"
        "        elif adds:\n            adds.pop()\n    for _, item, amount in adds:\n"
        "        stock[item] = stock.get(item, 0) + amount\n"
        "    return {item: amount for item, amount in stock.items() if amount}\n",
    ),
    "takes no notice of the cursor": (
        "containers/typed_text",
        "def typed_text(keys):\n    text = []\n    for key in keys:\n        if key == '#':\n"
        "            del text[-1:]\n        elif key not in '<>':\n"
        "            text.append(key)\n    return ''.join(text)\n",
    ),
    "deletes right of the cursor": (
        "containers/typed_text",
        "def typed_text(keys):\n    left, right = [], []\n    for key in keys:\n"
        "        if key == '<':\n            right += [left.pop()] if left else []\n"
        "        elif key == '>':\n            left += [right.pop()] if right else []\n"
        "        elif key == '#':\n            del right[-1:]\n        else:\n"
        "            left.append(key)\n    return ''.join(left + right[::-1])\n",
    ),
    "leaves a light on that is pressed again": (
        "containers/lights_on",
        "def lights_on(rows, columns, presses):\n"
        "    return [list(light) for light in sorted(set(map(tuple, presses)))]\n",
    ),
    "orders the lights by their first press": (
        "containers/lights_on",
        "from collections import Counter\ndef lights_on(rows, columns, presses):\n"
        "    counts = Counter(map(tuple, presses))\n"
        "    return [list(light) for light, count in counts.items() if count % 2]\n",
    ),
    "counts refused requests against the user": (
        "streaming/refused_requests",
        "from collections import defaultdict, deque\n"
        "def refused_requests(requests, limit, span):\n"
        "    recent, refused = defaultdict(deque), 0\n    for time, user in requests:\n"
        "        times = recent[user]\n        while times and times[0] <= time - span:\n"
        "            times.popleft()\n        refused += len(times) >= limit\n"
        "        times.append(time)\n    return refused\n",
    ),
    "counts a request at the very end of the span": (
        "streaming/refused_requests",
        "from collections import defaultdict, deque\n"
        "def refused_requests(requests, limit, span):\n"
        "    recent, refused = defaultdict(deque), 0\n    for time, user in requests:\n"
        "        times = recent[user]\n        while times and times[0] < time - span:\n"
        "            times.popleft()\n        if len(times) >= limit:\n"
        "            refused += 1\n        else:\n            times.append(time)\n"
        "    return refused\n",
    ),
    "skips the beginning of the list": (
        "streaming/distinct_recent",
        "def distinct_recent(songs, width):\n"
        "    return [len(set(songs[i:i + width])) for i in range(len(songs) - width + 1)]\n",
    ),
    "counts the songs of all positions so far": (
        "streaming/distinct_recent",
        "def distinct_recent(songs, width):\n    seen, answer = set(), []\n"
        "    for song in songs:\n        seen.add(song)\n"
        "        answer.append(min(width, len(seen)))\n    return answer\n",
    ),
    "takes one step too many": (
        "streaming/falling_steps",
        "def falling_steps(seed, count):\n    falling = 0\n    for _ in range(count):\n"
        "        following = (seed * 1103515245 + 12345) % 2147483648\n"
        "        falling += following < seed\n        seed = following\n    return falling\n",
    ),
    "begins again with every chunk": (
        "streaming/running_checksums",
        "def running_checksums(chunks):\n    total, checksums = 0, []\n    for chunk in chunks:\n"
        "        total += sum(i * ord(c) for i, c in enumerate(chunk, start=1))\n"
        "        checksums.append(total % 65521)\n    return checksums\n",
    ),
    "counts the bytes of the text": (
        "streaming/running_checksums",
        "def running_checksums(chunks):\n    total = place = 0\n    checksums = []\n"
        "    for chunk in chunks:\n        for code in chunk.encode():\n"
        "            place += 1\n            total += place * code\n"
        "        checksums.append(total % 65521)\n    return checksums\n",
    ),
    "hands on one packet at a time": (
        "streaming/packets_in_order",
        "def packets_in_order(numbers):\n    expected, counts = 0, []\n"
        "    for number in numbers:\n        counts.append(int(number == expected))\n"
        "        expected += counts[-1]\n    return counts\n",
    ),
    "counts repeated packets": (
        "streaming/packets_in_order",
        "def packets_in_order(numbers):\n    arrived, handed_on, counts = [], 0, []\n"
        "    for number in numbers:\n        arrived = sorted([*arrived, number])\n"
        "        count = sum(i == n for i, n in enumerate(arrived))\n"
        "        counts.append(count - handed_on)\n        handed_on = count\n"
        "    return counts\n",
    ),
}


@pytest.fixture(scope="module")
def problems():
    entries, _ = load_suite(SuiteSpec(name="fifty"))
    return {entry.problem: entry for entry in entries if entry.family in CATEGORIES}


@pytest.fixture(scope="module")
def verifiers(problems, worker):
    return {name: Verifier(problem, Limits(), worker) for name, problem in problems.items()}


def test_each_problem_has_a_wrong_rewrite(problems):
    assert {name for name, _ in WRONG.values()} == set(problems)
    assert len(problems) == 25


@pytest.mark.parametrize("case", WRONG)
def test_a_usual_wrong_rewrite_is_caught(verifiers, case):
    name, source = WRONG[case]

    verdict = verifiers[name].check(source)

    assert verdict.outcome is Outcome.WRONG_ANSWER, verdict.detail
