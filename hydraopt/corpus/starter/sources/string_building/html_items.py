# %% statement
# Return the HTML items <li>...</li> of the entries, one after the other.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[[]], [["tea"]], [["tea", "milk"]], [["", ""]], [["a", "a", "a"]]]
def make_input(rng, size):
    return [["entry number %d" % rng.randrange(10000) for _ in range(size)]]
# %% program: original
def html_items(entries):
    page = ""
    for entry in entries:
        page = page + "<li>" + entry + "</li>"
    return page
# %% program: join_parts
def html_items(entries):
    return "".join(f"<li>{entry}</li>" for entry in entries)
# %% program: append_one_string
def html_items(entries):
    page = ""
    for entry in entries:
        page += f"<li>{entry}</li>"
    return page
# %% program: join_between
def html_items(entries):
    if not entries:
        return ""
    return "<li>" + "</li><li>".join(entries) + "</li>"
