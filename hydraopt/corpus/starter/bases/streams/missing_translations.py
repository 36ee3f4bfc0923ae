# %% statement
# Each file named in the dict `paths` (from language to path) has lines "KEY=TEXT"; the file at `base` has the same
# form. Return a dict from each language to the number of different keys of the base that its file has no line for.
# %% inputs
SIZES = (150, 1200, 4000)
EDGE_CASES = [{"args": ["en.txt", {}], "files": {"en.txt": "a=1\n"}}, {"args": ["en.txt", {"de": "de.txt"}], "files": {"en.txt": "", "de.txt": "x=1\n"}}, {"args": ["en.txt", {"de": "de.txt", "fr": "fr.txt"}], "files": {"en.txt": "yes=yes\nno=no\nbye=bye\n", "de.txt": "yes=ja\nno=nein\n", "fr.txt": "yes=oui=ouais\n"}}, {"args": ["en.txt", {"it": "it.txt"}], "files": {"en.txt": "a=1\na=2\nb=3", "it.txt": ""}}, {"args": ["en.txt", {"en": "en.txt"}], "files": {"en.txt": "a=b\n"}}]
def make_input(rng, size):
    def texts(keep):
        return "".join("key%d=text %d\n" % (number, rng.randrange(99)) for number in range(size) if rng.random() < keep)
    return {"args": ["en.txt", {"de": "de.txt", "fr": "fr.txt"}], "files": {"en.txt": texts(1), "de.txt": texts(0.9), "fr.txt": texts(0.6)}}
# %% program: good
def keys(path):
    with open(path) as texts:
        for line in texts:
            yield line.partition("=")[0]

def missing_translations(base, paths):
    wanted = set(keys(base))
    missing = {}
    for language, path in paths.items():
        translated = set(keys(path))
        missing[language] = sum(1 for key in wanted if key not in translated)
    return missing
