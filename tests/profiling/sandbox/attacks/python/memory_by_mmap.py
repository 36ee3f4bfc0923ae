# outcomes: ok memory_limit
# Memory past the allocator: anonymous, shared, of the system.
import mmap

kept, mib = [], 0
try:
    for kind in (mmap.MAP_PRIVATE, mmap.MAP_SHARED):
        for _ in range(200):
            block = mmap.mmap(-1, 8 << 20, flags=kind | mmap.MAP_ANONYMOUS | mmap.MAP_POPULATE)
            block[0] = 1
            kept.append(block)
            mib += 8
except OSError:
    pass
if mib > 1024:
    breach(mib, "MiB")
reaches("shmget", 29, 0, 1 << 24, 0o1600)
reaches("memfd_secret", 447, 0)
print("END")
