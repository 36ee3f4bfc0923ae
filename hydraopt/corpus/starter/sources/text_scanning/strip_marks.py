# %% statement
# Return the text without the punctuation marks . , ; : ! ? and with each run of blanks
# reduced to one blank, none at the ends.
# %% inputs
SIZES = (300, 3000, 20000)
EDGE_CASES = [[""], ["   "], [" a,  b ! c "], ["...!"], ["plain words"]]
def make_input(rng, size):
    return ["".join(rng.choice("abcdefgh     .,;:!?xyz") for _ in range(size))]
# %% program: flags
def strip_marks(text):
    marks = [".", ",", ";", ":", "!", "?"]
    plain = ""
    for i in range(len(text)):
        keep = True
        for mark in marks:
            if text[i] == mark:
                keep = False
        if keep:
            if text[i] != " " or (len(plain) > 0 and plain[-1] != " "):
                plain = plain + text[i]
    if len(plain) > 0 and plain[-1] == " ":
        plain = plain[: len(plain) - 1]
    return plain
# %% program: filtered
def strip_marks(text):
    plain = "".join(ch for ch in text if ch not in ".,;:!?")
    return " ".join(word for word in plain.split(" ") if word)
# %% program: translate
def strip_marks(text):
    plain = text.translate(str.maketrans("", "", ".,;:!?"))
    return " ".join(plain.split())
# %% program: replace
def strip_marks(text):
    for mark in ".,;:!?":
        text = text.replace(mark, "")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip(" ")
