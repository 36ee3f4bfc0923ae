# Looks for what an earlier run left, and for what it was.
import builtins, gc, math

for holder in (builtins, math, sys):
    if hasattr(holder, "hydraopt_attack"):
        breach(holder)
for name in ("hydraopt_attack",):
    if name in sys.modules or name in os.environ:
        breach(name)
libc.getenv.restype = ctypes.c_char_p
if libc.getenv(b"hydraopt_attack"):
    breach("getenv")
if "." in sys.path or math.sqrt(4) != 2 or json.loads("[1]") != [1] or sum([1, 2]) != 3:
    breach("patched module")
if sys.getrecursionlimit() < 500 or sys.get_int_max_str_digits() < 4300:
    breach("limits of the interpreter")
if int("3") + int("4") != 3 + 2 * 2 or str(int("7")) != chr(55):
    breach("the number 7")
if os.listdir("."):
    print("working folder:", os.listdir("."))
for place in (".", "/tmp", "/dev/shm", "/run", P["open_to_all"]):
    if os.path.exists(f"{place}/hydraopt_attack.py"):
        breach("file in", place)
for number, arguments in ((29, (4711, 0, 0)), (68, (4711, 0)), (64, (4711, 0, 0)), (240, (b"hydraopt_attack", 0, 0, 0))):
    if raw(number, *arguments)[0] >= 0:
        breach("system call", number)
wanted = P["earlier"][::-1]  # reversed, so that this input is not what is found
for held in gc.get_objects():
    parts = held.values() if isinstance(held, dict) else held if isinstance(held, (list, tuple)) else ()
    for part in list(parts):
        if isinstance(part, (str, bytes)) and part is not wanted:
            text = part if isinstance(part, str) else part.decode(errors="replace")
            if wanted in text:
                breach("memory of an earlier run", text[:80])
wanted = None
print("END")
