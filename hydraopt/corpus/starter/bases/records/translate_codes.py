# %% statement
# The file `codes.txt` (first argument) has lines `code=meaning` (codes differ), the file `data.txt` (second) has lines of codes parted by blanks.
# Return the lines of the data with each code replaced by its meaning (`?` for unknown codes), the words joined by `, `.
# %% inputs
SIZES = (30, 300, 2500)
EDGE_CASES = [
    {"args": ["codes.txt", "data.txt"], "files": {"codes.txt": "", "data.txt": ""}},
    {"args": ["codes.txt", "data.txt"], "files": {"codes.txt": "a=ant\n", "data.txt": "a\n"}},
    {"args": ["codes.txt", "data.txt"], "files": {"codes.txt": "a=ant\nb=bee=x\n", "data.txt": "b a\n\nc b"}},
    {"args": ["codes.txt", "data.txt"], "files": {"codes.txt": "", "data.txt": "a b\n"}},
    {"args": ["codes.txt", "data.txt"], "files": {"codes.txt": "x1=north wind\n", "data.txt": "x1  x1\n"}},
]
def make_input(rng, size):
    codes = [f"{rng.choice('ABCDEF')}{i}" for i in range(60)]
    table = "".join(f"{code}=meaning {i}\n" for i, code in enumerate(codes[2:]))
    data = "".join(" ".join(rng.choice(codes) for _ in range(rng.randrange(8))) + "\n" for _ in range(size))
    return {"args": ["codes.txt", "data.txt"], "files": {"codes.txt": table, "data.txt": data}}
# %% program: good
def translate_codes(codes_path, data_path):
    meaning_of = {}
    with open(codes_path) as codes:
        for line in codes:
            code, _, meaning = line.rstrip("\n").partition("=")
            meaning_of[code] = meaning
    translated = []
    with open(data_path) as data:
        for line in data:
            translated.append(", ".join(meaning_of.get(code, "?") for code in line.split()))
    return translated
