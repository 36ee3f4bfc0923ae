# Files outside: new, changed, renamed, linked, removed, with other rights.
places = (P["open_to_all"], P["home"], P["repository"], "/tmp", "/var/tmp", "/dev/shm", "/run", "/", "/usr", "/etc")
for place in places:
    path = f"{place}/{P['mark']}"
    attempt("create " + path, lambda: open(path, "w").write("x"))
    attempt("mkdir " + path, os.mkdir, path)
    attempt("mkfifo " + path, os.mkfifo, path)
    attempt("mknod " + path, os.mknod, path)
    attempt("symlink " + path, os.symlink, "/etc/passwd", path)
    attempt("hard link " + path, os.link, "/usr/bin/env", path)
    attempt("unnamed in " + place, os.open, place, os.O_TMPFILE | os.O_RDWR)
stays = P["open_to_all"] + "/stays"
attempt("append", lambda: open(stays, "a").write("x"))
attempt("truncate", os.truncate, stays, 0)
attempt("chmod", os.chmod, stays, 0)
attempt("chown", os.chown, stays, os.getuid(), os.getgid())
attempt("utime", os.utime, stays, (0, 0))
attempt("xattr", os.setxattr, stays, "user.x", b"x")
attempt("rename", os.rename, stays, P["open_to_all"] + "/renamed")
open_folder = P["open_to_all"].encode()
if raw(316, -100, open_folder + b"/stays", -100, open_folder + b"/folder", 2)[0] == 0:
    breach("exchange")
attempt("unlink", os.unlink, stays)
attempt("rmdir", os.rmdir, P["open_to_all"] + "/folder")
attempt("core_pattern", lambda: os.open("/proc/sys/kernel/core_pattern", os.O_WRONLY))
reaches("mq_open", 240, b"hydraopt_attack", 0o102, 0o600, 0)
print("END")
