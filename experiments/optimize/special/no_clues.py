def combine(a, b):
    out = []
    for x in a:
        if x in b and x not in out:
            out = out + [x]
    return out
