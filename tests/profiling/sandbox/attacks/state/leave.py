# Leaves what a later run could find: in the interpreter, in files, in the system.
import builtins, gc, math

builtins.hydraopt_attack = math.hydraopt_attack = sys.hydraopt_attack = 1
sys.modules["hydraopt_attack"] = math
os.environ["hydraopt_attack"] = "1"
libc.setenv(b"hydraopt_attack", b"1", 1)
sys.path.insert(0, ".")
len_ = builtins.len
math.sqrt = json.dumps = json.loads = builtins.sum = lambda *a: "BREACH"
sys.setrecursionlimit(77)
sys.set_int_max_str_digits(640)
json.JSONDecoder.decode = None
# The interpreter's own small integer 7 becomes 8: what is shared between processes shows it.
ctypes.c_ssize_t.from_address(id(7) + 24).value = 8
for place in (".", "/tmp", "/dev/shm", "/run", P["open_to_all"]):
    for name in ("hydraopt_attack.py", "json.py", "random.py"):
        try:
            with open(f"{place}/{name}", "w") as file:
                file.write("print('BREACH imported')\n")
        except OSError:
            pass
for number, arguments in ((29, (4711, 4096, 0o1666)), (68, (4711, 0o1666)), (64, (4711, 1, 0o1666)), (240, (b"hydraopt_attack", 0o102, 0o666, 0)), (248, (b"user", b"hydraopt_attack", b"x", 1, -4))):
    raw(number, *arguments)
os.umask(0)
try:
    os.chdir("/usr")
except OSError:
    pass
os.write(1, b"END\n")
