# Other programs: a shell, an interpreter, programs with special rights, one of its own making.
for path in ("/bin/sh", "/usr/bin/python3", "/usr/bin/env", "/usr/bin/su", "/usr/bin/mount"):
    attempt("execv " + path, os.execv, path, [path, "-c", "echo BREACH"])
    reaches("execveat " + path, 322, -100, path.encode(), 0, 0, 0)
attempt("huge arguments", os.execv, "/bin/sh", ["/bin/sh", "-c", ":"] + ["x" * 100000] * 20)
attempt("one huge argument", os.execv, "/bin/echo", ["/bin/echo", "x" * (8 << 20)])
loader = "/lib64/ld-linux-x86-64.so.2"
attempt("loader", os.execv, loader, [loader, "/bin/sh", "-c", "echo BREACH"])
made = raw(319, b"made", 0)
if made[0] >= 0:
    breach("memfd_create", made[0])
    os.write(made[0], open("/bin/true", "rb").read())
    attempt("own program", os.execve, made[0], ["x"], {})
print("END")
