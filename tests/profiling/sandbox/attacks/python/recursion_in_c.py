# outcomes: error memory_limit killed
# A chain of objects whose end is destroyed on the C stack, and a crash outright.
value = None
for _ in range(10**6):
    value = [value]
del value
ctypes.string_at(1)
