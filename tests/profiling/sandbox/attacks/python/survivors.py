# A daemon that outlives its run: forked twice, in a session of its own, not killed with its parent.
for name, number, arguments in (
    ("PDEATHSIG off", 157, (1, 0, 0, 0, 0)),
    ("subreaper", 157, (36, 1, 0, 0, 0)),
    ("dumpable", 157, (4, 1, 0, 0, 0)),
    ("any tracer", 157, (0x59616D61, -1, 0, 0, 0)),
    ("seccomp off", 157, (22, 0, 0, 0, 0)),
    ("new privileges", 157, (38, 0, 0, 0, 0)),
    ("keep capabilities", 157, (8, 1, 0, 0, 0)),
    ("memory map", 157, (35, 1, 0, 0, 0)),
    ("speculation", 157, (53, 0, 0, 0, 0)),
    ("setsid", 112, ()),
    ("setpgid", 109, (0, 0)),
):
    reaches(name, number, *arguments)
try:
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(60)
        os._exit(0)
    breach("fork")
except OSError:
    pass
print("END")
