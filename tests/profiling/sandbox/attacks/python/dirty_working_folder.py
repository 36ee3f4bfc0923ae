# outcomes: ok error output_limit
# A working folder that is hard to remove, with ways out of it.
for path, target in (("link", P["open_to_all"]), ("file", P["open_to_all"] + "/stays"), ("up", "..")):
    try:
        os.symlink(target, path)
    except OSError:
        pass
for name in ("stdout", "stderr", "result", "result.json", "answer", "program.py", "input.txt"):
    try:
        os.symlink(P["open_to_all"] + "/stays", name)
    except OSError:
        pass
try:
    os.mkdir("locked")
    open("locked/file", "w").close()
    os.chmod("locked", 0)
    open(b"\xff\xfe\n", "w").close()
except OSError:
    pass
try:
    for _ in range(3000):
        os.mkdir("d" * 200)
        os.chdir("d" * 200)
except OSError:
    pass
print("END")
