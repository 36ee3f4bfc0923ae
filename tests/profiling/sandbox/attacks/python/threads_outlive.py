# outcomes: ok error timeout
# wall_s: 2
# The main thread is gone, others go on.
import threading


def forever():
    while True:
        time.sleep(0.01)


for _ in range(4):
    threading.Thread(target=forever).start()
print("END", flush=True)
raw(60, 0)
