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
for name in (b"\xff\xfe\n", b"-rf", b"x" * 255, b"\x1b[2J", "\u202e".encode(), b"locked", b"..."):
    try:
        os.close(os.open(name, os.O_CREAT | os.O_WRONLY, 0o000))
        print("made", name)
    except OSError:
        pass
for number in range(3000):
    try:
        os.close(os.open(f"many_{number}", os.O_CREAT | os.O_WRONLY))
    except OSError:
        break
try:
    os.mkdir("folder")
    open("folder/file", "w").close()
    os.chmod("folder", 0)
    for _ in range(3000):
        os.mkdir("d" * 200)
        os.chdir("d" * 200)
except OSError:
    pass
print("END")
