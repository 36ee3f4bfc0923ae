# Every family of sockets, and the listeners of the caller.
import socket

for family in range(0, 46):
    for kind in (1, 2, 3, 5):
        reaches(f"socket {family} {kind}", 41, family, kind, 0)
reaches("socketpair", 53, 1, 1, 0, ctypes.c_void_p(ctypes.addressof((ctypes.c_int * 2)())))


def connect(family, address):
    with socket.socket(family) as made:
        made.settimeout(2)
        made.connect(address)


attempt("tcp", connect, socket.AF_INET, ("127.0.0.1", P["port"]))
attempt("abstract", connect, socket.AF_UNIX, "\0" + P["abstract"])
attempt("path", connect, socket.AF_UNIX, P["open_to_all"] + "/socket")
attempt("resolver", socket.getaddrinfo, "example.org", 80)
for descriptor in range(0, 256):
    for name, number in (("connect", 42), ("bind", 49), ("listen", 50), ("accept", 43), ("sendmsg", 46), ("recvmsg", 47), ("sendto", 44), ("shutdown", 48)):
        _, error = raw(number, descriptor, 0, 0, 0, 0, 0)
        if error not in ("EPERM", "ENOSYS", "EACCES"):
            breach(name, descriptor, error)
print("END")
