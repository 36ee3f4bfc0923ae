# Calls that no program of a data set needs, by their numbers.
CALLS = {
    "bpf": 321, "perf_event_open": 298, "add_key": 248, "request_key": 249, "keyctl": 250,
    "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427, "io_setup": 206,
    "personality": 135, "modify_ldt": 154, "iopl": 172, "ioperm": 173, "swapon": 167,
    "reboot": 169, "settimeofday": 164, "clock_settime": 227, "adjtimex": 159, "clock_adjtime": 305,
    "acct": 163, "quotactl": 179, "init_module": 175, "delete_module": 176, "kexec_load": 246,
    "finit_module": 313, "syslog": 103, "vhangup": 153, "sysfs": 139, "uselib": 134, "ustat": 136,
    "name_to_handle_at": 303, "open_by_handle_at": 304, "fanotify_init": 300, "inotify_init1": 294,
    "inotify_init": 253, "lookup_dcookie": 212, "nfsservctl": 180, "vmsplice": 278, "splice": 275,
    "tee": 276, "sendfile": 40, "copy_file_range": 326, "signalfd4": 289, "timerfd_create": 283,
    "seccomp": 317, "landlock_create_ruleset": 444, "landlock_restrict_self": 446, "rseq off": 334,
    "process_mrelease": 448, "memfd_secret": 447, "openat2": 437, "map_shadow_stack": 453,
    "lsm_set_self_attr": 460, "mq_unlink": 241, "mq_notify": 244, "semop": 65, "shmctl": 31,
    "quotactl_fd": 443, "listmount": 458, "statmount": 457, "wait4": 61,
    "waitid": 247, "readahead": 187, "sync": 162, "syncfs": 306, "vfork": 58, "clone3": 435,
}
HARMLESS = {"rseq off", "wait4", "waitid", "readahead", "timerfd_create", "signalfd4", "sendfile"}
for name, number in CALLS.items():
    if name == "vfork":
        continue
    result, error = raw(number, 0, 0, 0, 0, 0, 0)
    if (result >= 0 or error not in ("EPERM", "ENOSYS", "EACCES")) and name not in HARMLESS:
        breach(name, result, error)
for number in (-1, 1 << 20, 0xFFFFFFFF, 57 | 1 << 32):
    result, error = raw(number)
    if result > 0:
        breach("number", number, result)
print("END")
