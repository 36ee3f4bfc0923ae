# %% statement
# The file has records: a line ">name" and then lines of letters up to the next such line. Return "name length" for the record with most
# letters (the first one if several; blanks at line ends do not count), or "" if there is none.
# %% inputs
SIZES = (100, 1000, 6000)
EDGE_CASES = [{"args": ["g.fa"], "files": {"g.fa": ""}}, {"args": ["g.fa"], "files": {"g.fa": ">one\n"}}, {"args": ["g.fa"], "files": {"g.fa": ">one\nACG\nT\n>two\nAC"}}, {"args": ["g.fa"], "files": {"g.fa": "ACGT\n>x\nA\n>y\nA\nC  \n"}}, {"args": ["g.fa"], "files": {"g.fa": ">a\nAA\n>b\nCC\n"}}]
def make_input(rng, size):
    lines = []
    for number in range(size):
        if number == 0 or rng.random() < 0.1:
            lines.append(f">gene{number}")
        else:
            lines.append("ACGTTGCA" * rng.randrange(1, 8))
    return {"args": ["genes.fa"], "files": {"genes.fa": "\n".join(lines) + "\n"}}
# %% program: good
def longest_record(path):
    lengths = {}
    name = None
    with open(path) as file:
        for line in file:
            if line.startswith(">"):
                name = line[1:].strip()
                lengths[name] = 0
            elif name is not None:
                lengths[name] += len(line.rstrip())
    if not lengths:
        return ""
    longest = max(lengths, key=lengths.get)
    return f"{longest} {lengths[longest]}"
