# Files of the caller and of the machine.
for path in (
    P["home"] + "/private",
    P["home"] + "/public",
    P["home"] + "/held",
    P["repository"] + "/pyproject.toml",
    P["repository"] + "/.git/HEAD",
    P["code"] + "/serve.py",
    P["open_to_all"] + "/stays",
    "/etc/passwd",
    "/etc/shadow",
    "/etc/hostname",
    "/root/.bashrc",
    "/root/.ssh",
    "/proc/cpuinfo",
    "/proc/1/cmdline",
    "/proc/sys/kernel/core_pattern",
    "/sys/kernel/uevent_helper",
    "/dev/kmsg",
    "/dev/mem",
    "/dev/tty",
    "/dev/pts/0",
    "/dev/vda",
    "/var/log/dpkg.log",
):
    attempt(path, lambda: open(path, "rb").read(200))
    attempt(path + " by openat", lambda: os.read(os.open(path, os.O_RDONLY | os.O_NONBLOCK), 200))
for path in ("/", "/home", "/root", "/etc", "/tmp", "/proc", "/sys", P["home"], P["repository"]):
    try:
        entries = os.listdir(path)
    except OSError:
        continue
    if path != "/":
        breach("listed", path, entries)
for path in ("..", "../..", "../../..", "../../../.."):
    attempt(path, lambda: open(f"{path}/etc/passwd").read(100))
print("END")
