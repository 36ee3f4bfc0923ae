# outcomes: output_limit error
# wall_s: 3
# Writes to standard error without end.
while True:
    sys.stderr.write("x" * 65536)
