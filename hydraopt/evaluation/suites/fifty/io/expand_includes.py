# %% statement
# Return the lines of the named file in their order, without line breaks. In place of a line
# "include OTHER" stand the lines of the file OTHER, expanded in the same way. All files exist, and
# none includes itself, be it directly or through others.
# %% inputs
SIZES = (4, 120, 900)
EDGE_CASES = [
    {"args": ["main.txt"], "files": {"main.txt": ""}},
    {"args": ["main.txt"], "files": {"main.txt": "one\n\nthree"}},
    {"args": ["main.txt"], "files": {"main.txt": "include a.txt\n", "a.txt": ""}},
    {"args": ["main.txt"], "files": {"main.txt": "x\ninclude a.txt\ny\n", "a.txt": "1\n2"}},
    {
        "args": ["main.txt"],
        "files": {"main.txt": "include a.txt\ninclude a.txt", "a.txt": "p\ninclude b.txt\nq\n",
                  "b.txt": "deep\n"},
    },
    {
        "args": ["b.txt"],
        "files": {"main.txt": "include b.txt\n", "b.txt": "includes\n include c.txt\ninclude\n"},
    },
    {"args": ["a.txt"], "files": {"a.txt": "include b.txt\nend\ninclude b.txt\n", "b.txt": "\n"}},
]
def make_input(rng, size):
    parts = ["header.txt", "form.txt", "table.txt", "footer.txt"]
    files = {"logo.txt": "".join("logo row %d\n" % row for row in range(12))}
    for part in parts:
        rows = ["%s row %d" % (part, row) for row in range(rng.randrange(15, 25))]
        rows.insert(rng.randrange(len(rows)), "include logo.txt")
        files[part] = "\n".join(rows) + "\n"
    pages = []
    for page in range(size):
        pages += ["page %d" % page, "include " + rng.choice(parts)]
    files["book.txt"] = "\n".join(pages) + "\n"
    return {"args": ["book.txt"], "files": files}
# %% program: original
def expand_includes(path):
    result = []
    with open(path) as source:
        lines = source.readlines()
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("include "):
            other = line[len("include "):]
            result = result + expand_includes(other)
        else:
            result = result + [line]
    return result
# %% program: human
def expand_includes(path):
    expanded = {}

    def lines_of(name):
        if name not in expanded:
            lines = []
            with open(name) as source:
                for line in source:
                    line = line.rstrip("\n")
                    if line.startswith("include "):
                        lines.extend(lines_of(line[len("include "):]))
                    else:
                        lines.append(line)
            expanded[name] = lines
        return expanded[name]

    return lines_of(path)
# %% properties
from hypothesis import strategies as st
def body(later):
    line = st.text("ab ", max_size=4)
    if later:
        line |= st.sampled_from(later).map("include {}".format)
    return st.lists(line, max_size=4).map(lambda lines: "".join(text + "\n" for text in lines))
INPUTS = st.fixed_dictionaries(
    {
        "main.txt": body(["a.txt", "b.txt", "c.txt"]),
        "a.txt": body(["b.txt", "c.txt"]),
        "b.txt": body(["c.txt"]),
        "c.txt": body([]),
    }
).map(lambda files: {"args": ["main.txt"], "files": files})
def property_no_include_is_left(answer, args, files):
    assert not any(line.startswith("include ") for line in answer)
def property_is_the_file_with_the_includes_replaced_until_none_is_left(answer, args, files):
    lines = lines_of(files[args[0]])
    while any(line.startswith("include ") for line in lines):
        lines = [
            line
            for outer in lines
            for line in (lines_of(files[outer[8:]]) if outer.startswith("include ") else [outer])
        ]
    assert answer == lines
def lines_of(text):
    lines = text.split("\n")
    return lines[:-1] if lines[-1] == "" else lines
