# outcomes: ok error timeout
# wall_s: 2
# Code that runs at the interpreter's end, without end.
import atexit, threading


class Endless:
    def __del__(self):
        while True:
            pass


keep = Endless()
atexit.register(lambda: time.sleep(1000))
threading.Thread(target=time.sleep, args=(1000,)).start()
print("END", flush=True)
