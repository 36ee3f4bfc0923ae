# outcomes: output_limit
# wall_s: 3
# Prints without end, whatever is said to it.
import signal

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
while True:
    try:
        os.write(1, b"x" * 65536)
    except OSError:
        continue
