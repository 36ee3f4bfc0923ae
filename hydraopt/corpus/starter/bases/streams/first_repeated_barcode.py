# %% statement
# Return the first barcode of the list that has been scanned before, together with the number of scans up to and
# with it, as [BARCODE, SCANS], or None if all are different.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[[]], [["a"]], [["a", "b", "a", "b"]], [["q", "q"]], [["x", "y", "z"]]]
def make_input(rng, size):
    codes = ["code%d" % (7 * number % 1000003) for number in range(size)]
    rng.shuffle(codes)
    codes[-1] = codes[3]
    return [codes]
# %% program: good
def first_repeated_barcode(barcodes):
    scanned = set()
    for scans, barcode in enumerate(barcodes, 1):
        if barcode in scanned:
            return [barcode, scans]
        scanned.add(barcode)
    return None
