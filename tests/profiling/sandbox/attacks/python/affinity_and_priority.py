# A better place on the machine than other programs have, or other programs' places.
import resource

reaches("sched_setaffinity", 203, 0, 8, ctypes.c_void_p(ctypes.addressof(ctypes.c_uint64(1))))
attempt("nice", os.nice, 5)
attempt("setpriority", os.setpriority, os.PRIO_PROCESS, 0, -5)
reaches("setpriority of the user", 141, 99, 0, 19)
attempt("batch", os.sched_setscheduler, 0, os.SCHED_BATCH, os.sched_param(0))
attempt("fifo", os.sched_setscheduler, 0, os.SCHED_FIFO, os.sched_param(1))
reaches("sched_setattr", 314, 0, 0, 0)
reaches("ioprio_set", 251, 1, 0, 0)
reaches("set_mempolicy", 238, 0, 0, 0)
reaches("mbind", 237, 0, 0, 0, 0, 0, 0)
for limit in range(16):
    soft, hard = resource.getrlimit(limit)
    attempt(f"limit {limit}", resource.setrlimit, limit, (hard, hard))
    attempt(f"limit {limit} up", resource.setrlimit, limit, (-1, -1))
print("END")
