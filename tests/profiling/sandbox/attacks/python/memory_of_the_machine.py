# Memory that is not given back, or locked, or outside of all limits.
import mmap

attempt("mlockall", lambda: 1 / (libc.mlockall(3) == 0))
block = mmap.mmap(-1, 1 << 24)
address = ctypes.addressof(ctypes.c_char.from_buffer(block))
reaches("mlock", 149, address, 1 << 24)
reaches("mlock2", 325, address, 1 << 24, 1)
reaches("memfd_create", 319, b"x", 0)
reaches("userfaultfd", 323, 0)
reaches("shmat", 30, 0, 0, 0)
reaches("semget", 64, 0, 1, 0o1600)
reaches("msgget", 68, 0, 0o1600)
reaches("remap_file_pages", 216, 0, 0, 0, 0, 0)
reaches("pkey_alloc", 330, 0, 0)
try:
    huge = mmap.mmap(-1, 1 << 24, flags=0x40000 | mmap.MAP_ANONYMOUS | mmap.MAP_PRIVATE)
    breach("huge pages")
except OSError:
    pass
print("END")
