# Signals to and memory of the parent, pid 1, everybody and the caller. Only signals that do no
# harm (0, SIGCONT): the kernel asks the same rights for them as for SIGKILL.
import signal

targets = {1, -1, 0, os.getppid(), P["caller"], P["parent"], os.getpgrp() * -1 or -1}
for target in sorted(targets):
    for number in (0, signal.SIGCONT):
        attempt(f"kill {target} {number}", os.kill, target, number)
for target in sorted(target for target in targets if target > 0):
    for name, number, arguments in (
        ("kill", 62, (target, 0)),
        ("tkill", 200, (target, 0)),
        ("tgkill", 234, (target, target, 0)),
        ("rt_sigqueueinfo", 129, (target, 0, 0)),
        ("rt_tgsigqueueinfo", 297, (target, target, 0, 0)),
        ("pidfd_open", 434, (target, 0)),
        ("process_vm_readv", 310, (target, 0, 0, 0, 0, 0)),
        ("process_vm_writev", 311, (target, 0, 0, 0, 0, 0)),
        ("ptrace attach", 101, (16, target, 0, 0)),
        ("ptrace seize", 101, (0x4206, target, 0, 0)),
        ("kcmp", 312, (os.getpid(), target, 0, 0, 0)),
        ("prlimit", 302, (target, 7, 8, 0)),
        ("sched_setaffinity", 203, (target, 8, 8)),
        ("setpriority", 141, (99, target, 19)),
        ("process_madvise", 440, (target, 0, 0, 0, 0)),
        ("migrate_pages", 256, (target, 0, 0, 0)),
        ("move_pages", 279, (target, 0, 0, 0, 0, 0)),
    ):
        if target != os.getpid():
            reaches(f"{name} {target}", number, *arguments)
    place = (ctypes.c_uint64 * 2)()
    pointers = [ctypes.c_void_p(ctypes.addressof(place) + offset) for offset in (0, 8)]
    if target != os.getpid() and raw(274, target, *pointers)[0] == 0:
        breach("addresses of", target)
reaches("ptrace traceme", 101, 0, 0, 0, 0)
reaches("pidfd_send_signal", 424, 3, 9, 0, 0)
reaches("pidfd_getfd", 438, 3, 0, 0)
print("END")
