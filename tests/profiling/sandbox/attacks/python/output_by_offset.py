# outcomes: ok output_limit error killed
# Gives the printed file a hole of a tebibyte, maps it, seals it, swaps it.
import fcntl, mmap

for descriptor in (1, 2):
    attempt("ftruncate", os.ftruncate, descriptor, 1 << 40)
    attempt("fallocate", os.posix_fallocate, descriptor, 0, 1 << 30)
    try:
        os.lseek(descriptor, 1 << 40, 0)
        os.write(descriptor, b"x")
        breach("wrote behind a tebibyte")
    except OSError:
        os.lseek(descriptor, 0, 2)
    for command in (1033, 1036, 1037):
        try:
            fcntl.fcntl(descriptor, command, 0xF)
        except OSError:
            pass
print("END")
