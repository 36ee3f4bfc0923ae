# outcomes: ok error
# Fills, empties, moves, locks, duplicates and closes every descriptor.
import fcntl

for descriptor in range(3, 1024):
    for content in (b"\0" * 64, b'{"outcome": "ok"}\n', b"x" * 70000):
        try:
            os.set_blocking(descriptor, False)
            os.write(descriptor, content)
        except OSError:
            pass
for descriptor in (0, 1, 2, *range(3, 1024)):
    for command, value in ((8, P["caller"]), (8, os.getppid()), (10, 9), (15, 0), (1024, 1), (1026, 1)):
        try:
            fcntl.fcntl(descriptor, command, value)
        except OSError as error:
            if error.errno in (errno.EPERM, errno.EBADF, errno.EACCES, errno.EINVAL):
                continue
        breach("fcntl", descriptor, command)
    for command in (0x5412, 0x541C, 0x8901, 0x8902, 0x4004667E, 0x5410, 0x540E):
        try:
            fcntl.ioctl(descriptor, command, b"x" * 8)
        except OSError:
            continue
        breach("ioctl", descriptor, hex(command))
for descriptor in range(3, 1024):
    for action in (lambda d: os.ftruncate(d, 0), lambda d: os.lseek(d, 0, 0), lambda d: os.read(d, 100), os.close):
        try:
            os.set_blocking(descriptor, False)
            action(descriptor)
        except OSError:
            pass
print("END", flush=True)
for descriptor in range(0, 64):
    try:
        os.dup2(1, descriptor)
    except OSError:
        pass
os.closerange(0, 1024)
