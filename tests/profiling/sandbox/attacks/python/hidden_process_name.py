# outcomes: timeout
# wall_s: 1
# A name that misleads whoever reads /proc/PID/stat.
raw(157, 15, b") Z 1 1 (\n")
while True:
    pass
