# outcomes: ok error
# Changes what the next run may be given again: its standard input and its own source.
import mmap

for descriptor in range(0, 64):
    if descriptor in (1, 2):
        continue
    for action in (
        lambda: os.lseek(descriptor, 0, 0),
        lambda: os.write(descriptor, b"print('BREACH of a later run')\n" * 50),
        lambda: os.pwrite(descriptor, b"spoiled" * 100, 0),
        lambda: os.ftruncate(descriptor, 3),
        lambda: mmap.mmap(descriptor, 4096).write(b"spoiled"),
    ):
        try:
            action()
        except (OSError, ValueError):
            pass
print("END")
