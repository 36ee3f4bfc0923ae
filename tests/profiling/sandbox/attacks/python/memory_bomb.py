# outcomes: memory_limit
# Memory until there is none.
kept = []
while True:
    kept.append(bytearray(8 << 20))
    if len(kept) > 128:
        breach(len(kept) * 8, "MiB")
        break
