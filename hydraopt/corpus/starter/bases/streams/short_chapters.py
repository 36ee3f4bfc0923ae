# %% statement
# In a text file a line that begins with "# " is the title of a chapter, and the lines up to the next title
# belong to it. Return the titles (without "# ", stripped) of the chapters with fewer than `least` words, in
# their order. Words before the first title do not count.
# %% inputs
SIZES = (200, 2000, 8000)
EDGE_CASES = [{"args": ["book.md", 3], "files": {"book.md": ""}}, {"args": ["book.md", 3], "files": {"book.md": "no title here\n"}}, {"args": ["book.md", 4], "files": {"book.md": "# One\na b c\n# Two\na b\nc d\n"}}, {"args": ["book.md", 1], "files": {"book.md": "x y z\n# Only"}}, {"args": ["book.md", 2], "files": {"book.md": "# A\na\n\n# B\nb\n# C\n"}}]
def make_input(rng, size):
    words = ["sun", "moon", "river", "stone", "bird", "night"]
    lines = ["# Chapter %d" % rng.randrange(999) if rng.randrange(20) == 0 else " ".join(rng.choices(words, k=rng.randrange(12))) for _ in range(size)]
    return {"args": ["book.md", 60], "files": {"book.md": "\n".join(lines) + "\n"}}
# %% program: good
def chapters(lines):
    title = None
    words = 0
    for line in lines:
        if line.startswith("# "):
            if title is not None:
                yield title, words
            title = line[2:].strip()
            words = 0
        else:
            words += len(line.split())
    if title is not None:
        yield title, words

def short_chapters(path, least):
    with open(path) as book:
        return [title for title, words in chapters(book) if words < least]
