# outcomes: ok error output_limit killed timeout
# One endless file, many files, many empty files, a file with a hole, by every folder there is.
written, empty = 0, 0
for place in (".", "/tmp", "/var/tmp", "/dev/shm", "/run", P["open_to_all"], P["home"]):
    for number in range(64):
        try:
            with open(f"{place}/{P['mark']}_{number}", "wb", buffering=0) as file:
                while file.tell() < 64 << 20:
                    written += file.write(bytes(1 << 20))
                if file.tell() > 8 << 20:
                    breach(place, "a file of", file.tell() >> 20, "MiB")
        except OSError:
            continue
    for number in range(20000):
        try:
            os.close(os.open(f"{place}/{P['mark']}_e{number}", os.O_CREAT | os.O_WRONLY))
            empty += 1
        except OSError:
            break
    try:
        with open(f"{place}/{P['mark']}_hole", "wb") as file:
            file.truncate(1 << 40)
        breach("a file of 1 TiB in", place)
    except OSError:
        pass
if written > 256 << 20:
    breach("wrote", written >> 20, "MiB in all")
print("wrote", written >> 20, "MiB and", empty, "empty files")
print("END")
