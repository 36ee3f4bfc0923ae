# Processes: by every way that Python and the kernel know.
import multiprocessing, subprocess


def stay(result):
    if result == 0:
        time.sleep(60)
    return result


for _ in range(50):
    attempt("fork", lambda: stay(os.fork()))
attempt("forkpty", lambda: stay(os.forkpty()[0]))
attempt("posix_spawn", os.posix_spawn, "/bin/sleep", ["sleep", "60"], {})
attempt("subprocess", subprocess.Popen, ["/usr/bin/sleep", "60"])
attempt("system", lambda: 1 / (os.system("sleep 60 &") == 0))
context = multiprocessing.get_context("fork")
attempt("multiprocessing", lambda: context.Process(target=time.sleep, args=(60,)).start())
for name, number, arguments in (
    ("fork", 57, ()),
    ("clone SIGCHLD", 56, (17, 0, 0, 0, 0)),
    ("clone PARENT", 56, (0x8000 | 17, 0, 0, 0, 0)),
    ("clone UNTRACED", 56, (0x800000, 0, 0, 0, 0)),
    ("clone3", 435, (0, 88)),
):
    reaches(name, number, *arguments)
print("END")
