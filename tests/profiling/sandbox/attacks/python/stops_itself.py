# outcomes: ok timeout killed error
# wall_s: 1
# A stopped process is neither running nor ended.
import signal

try:
    signal.raise_signal(signal.SIGSTOP)
except OSError:
    pass
try:
    os.kill(os.getpid(), signal.SIGSTOP)
except OSError:
    pass
raw(234, os.getpid(), raw(186)[0], 19)
print("END")
