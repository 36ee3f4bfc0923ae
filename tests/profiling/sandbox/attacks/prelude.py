# Put before every Python attack. P: what the attack aims at. A line "BREACH ..." is a success of
# the attack, a last line "END" says that it was tried to its end.
import ctypes, errno, json, os, sys, time

P = json.loads(sys.stdin.read() or "{}")
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long


def breach(*what):
    print("BREACH", *[str(part)[:200] for part in what], flush=True)


def attempt(name, action, *arguments):
    """Name the attack as a success unless the action fails."""
    try:
        result = action(*arguments)
    except Exception:
        return None
    breach(name, repr(result))
    return result


def raw(number, *arguments):
    """Call the kernel directly: (result, name of the error)."""
    ctypes.set_errno(0)
    converted = [a if isinstance(a, (bytes, ctypes.c_void_p)) else ctypes.c_long(a) for a in arguments]
    result = libc.syscall(ctypes.c_long(number), *converted)
    return result, errno.errorcode.get(ctypes.get_errno(), "none")


def reaches(name, number, *arguments):
    """Name the call as a success unless the filter turned it down before it did anything."""
    result, error = raw(number, *arguments)
    if result >= 0 or error not in ("EPERM", "ENOSYS", "EACCES"):
        breach("system call", name, result, error)


