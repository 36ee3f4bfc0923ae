# outcomes: ok error output_limit killed timeout memory_limit
# Files without a name: they fill the disk, and no listing of the folder shows them.
import mmap

kept, hidden = [], 0
block = bytes(1 << 20)
try:
    for number in range(500):
        if number % 2:
            descriptor = os.open(".", os.O_TMPFILE | os.O_RDWR, 0o600)
        else:
            descriptor = os.open("x", os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
            os.unlink("x")
        size = 0
        try:
            while size < 4 << 20:
                size += os.write(descriptor, block)
        except OSError:
            pass
        hidden += size
        if number < 40:
            kept.append(descriptor)  # open
        else:
            # Mapped, by the kernel's call: Python's own keeps a descriptor each.
            if raw(9, 0, size, mmap.PROT_READ, mmap.MAP_SHARED, descriptor, 0)[0] == -1:
                hidden -= size
                break
            os.close(descriptor)
except OSError:
    pass
if hidden > 300 << 20:
    breach(hidden >> 20, "MiB in files without a name")
print("END")
