# outcomes: ok error killed
# The table of 32-bit calls by machine code of its own (int 0x80): getpid 20, fork 2, kill 37.
import mmap

code = mmap.mmap(-1, 4096, prot=7)
for number in (20, 2, 102, 26, 11, 5):
    code[:11] = bytes((0xB8, number, 0, 0, 0, 0x31, 0xDB, 0xCD, 0x80, 0x48, 0x98))
    code[11] = 0xC3
    call = ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(code)))
    result = call()
    if result not in (-1, -38, -13):
        breach("32-bit call", number, result)
print("END")
