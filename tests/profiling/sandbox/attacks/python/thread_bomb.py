# outcomes: ok error memory_limit killed
# Threads without end: a bound must come before the machine is busy with them.
import threading

threading.stack_size(65536)
stop = threading.Event()
started = 0
try:
    for _ in range(4000):
        threading.Thread(target=stop.wait, daemon=True).start()
        started += 1
except RuntimeError:
    pass
if started >= 2000:
    breach(started, "threads")
stop.set()
print("END")
