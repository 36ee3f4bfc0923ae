# %% statement
# Empty lines separate the paragraphs of a text file. Return the number of lines of the longest
# paragraph, 0 for a file without one.
# %% inputs
SIZES = (40, 4_000, 40_000)
EDGE_CASES = [
    {"args": ["novel.txt"], "files": {"novel.txt": ""}},
    {"args": ["novel.txt"], "files": {"novel.txt": "\n\n\n"}},
    {"args": ["novel.txt"], "files": {"novel.txt": "one line without an end"}},
    {"args": ["novel.txt"], "files": {"novel.txt": "a\nb\n\nc\n"}},
    {"args": ["novel.txt"], "files": {"novel.txt": "a\n\nb\nc\nthe last line counts, too"}},
    {"args": ["novel.txt"], "files": {"novel.txt": "a\n \nb\n\nc\n"}},
    {"args": ["novel.txt"], "files": {"novel.txt": "\n\nx\ny\n\n\nx\ny\n\n"}},
]
def make_input(rng, size):
    lines = []
    for _ in range(size):
        if rng.random() < 0.12:
            lines.append("")
        else:
            lines.append("lorem ipsum dolor sit amet"[: rng.randrange(10, 27)])
    return {"args": ["novel.txt"], "files": {"novel.txt": "\n".join(lines) + "\n"}}
# %% program: original
def longest_paragraph(path):
    longest = 0
    lines = 0
    line = ""
    with open(path) as text:
        character = text.read(1)
        while character != "":
            if character == "\n":
                if line == "":
                    lines = 0
                else:
                    lines = lines + 1
                if lines > longest:
                    longest = lines
                line = ""
            else:
                line = line + character
            character = text.read(1)
    if line != "" and lines + 1 > longest:
        longest = lines + 1
    return longest
# %% program: human
def longest_paragraph(path):
    longest = lines = 0
    with open(path) as text:
        for line in text:
            if line == "\n":
                lines = 0
            else:
                lines += 1
                if lines > longest:
                    longest = lines
    return longest
# %% properties
from hypothesis import strategies as st
INPUTS = st.text("a \n", max_size=40).map(
    lambda text: {"args": ["novel.txt"], "files": {"novel.txt": text}}
)
def property_some_paragraph_has_this_length(answer, args, files):
    assert answer in [len(paragraph) for paragraph in paragraphs(files[args[0]])]
def property_no_paragraph_is_longer(answer, args, files):
    assert all(len(paragraph) <= answer for paragraph in paragraphs(files[args[0]]))
def paragraphs(text):
    found = [[]]
    for line in text.split("\n"):
        if line:
            found[-1].append(line)
        else:
            found.append([])
    return found
