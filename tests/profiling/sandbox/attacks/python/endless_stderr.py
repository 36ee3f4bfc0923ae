# outcomes: output_limit error
# Writes to standard error without end.
while True:
    sys.stderr.write("x" * 65536)
