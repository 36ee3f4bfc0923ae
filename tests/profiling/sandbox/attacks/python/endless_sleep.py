# outcomes: timeout
# wall_s: 1
# Uses no CPU time, and reads what never comes.
import threading

threading.Thread(target=lambda: time.sleep(1000)).start()
reader, writer = os.pipe()
os.read(reader, 1)
