# outcomes: ok error killed
# Everything that the harness may need after the program is patched or gone.
import builtins, gc, io, threading, types

print("END", flush=True)
threading.settrace(lambda *a: 1 / 0)
gc.callbacks.append(lambda *a: 1 / 0)
sys.addaudithook(lambda *a: None)
for module in list(sys.modules.values()):
    if module is not None and module.__name__ not in ("builtins", "sys", "os", "__main__"):
        for name in dir(module):
            try:
                setattr(module, name, None)
            except Exception:
                pass
sys.modules.clear()
sys.stdout = sys.stderr = sys.stdin = None
os._exit = os.write = os.close = lambda *a: (_ for _ in ()).throw(SystemExit(0))
for name in dir(builtins):
    if name not in ("setattr", "builtins"):
        try:
            setattr(builtins, name, None)
        except BaseException:
            pass
