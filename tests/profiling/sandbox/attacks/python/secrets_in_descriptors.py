# What the caller had open: files, sockets, folders (a folder is a way out of everything).
import stat

for descriptor in range(3, 4096):
    try:
        found = os.fstat(descriptor)
    except OSError:
        continue
    if stat.S_ISDIR(found.st_mode):
        breach("a folder is open at", descriptor)
        attempt("openat", lambda: os.open("etc/passwd", os.O_RDONLY, dir_fd=descriptor))
    if stat.S_ISSOCK(found.st_mode):
        breach("a socket is open at", descriptor)
    if stat.S_ISREG(found.st_mode):
        try:
            content = os.pread(descriptor, 4096, 0)
        except OSError:
            continue
        print("descriptor", descriptor, found.st_size, content[:300])
print("END")
