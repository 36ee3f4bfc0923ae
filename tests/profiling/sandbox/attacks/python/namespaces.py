# New namespaces and mounts, other roots and users.
for name, number, arguments in (
    ("unshare user", 272, (0x10000000,)),
    ("unshare mount", 272, (0x00020000,)),
    ("unshare files", 272, (0x00000400,)),
    ("unshare fs", 272, (0x00000200,)),
    ("clone user", 56, (0x10000000 | 17, 0, 0, 0, 0)),
    ("clone user as thread", 56, (0x10000000 | 0x10900, 0, 0, 0, 0)),
    ("setns", 308, (0, 0)),
    ("mount", 165, (0, 0, 0, 0, 0)),
    ("umount2", 166, (0, 0)),
    ("pivot_root", 155, (0, 0)),
    ("chroot", 161, (b"/usr",)),
    ("open_tree", 428, (-100, 0, 0)),
    ("move_mount", 429, (0, 0, 0, 0, 0)),
    ("fsopen", 430, (b"tmpfs", 0)),
    ("fsmount", 432, (0, 0, 0)),
    ("mount_setattr", 442, (0, 0, 0, 0, 0)),
    ("setuid", 105, (0,)),
    ("setgid", 106, (0,)),
    ("setreuid", 113, (0, 0)),
    ("setresuid", 117, (0, 0, 0)),
    ("setgroups", 116, (0, 0)),
    ("capset", 126, (0, 0)),
    ("sethostname", 170, (b"x", -1)),
    ("setdomainname", 171, (b"x", -1)),
):
    reaches(name, number, *arguments)
print("END")
