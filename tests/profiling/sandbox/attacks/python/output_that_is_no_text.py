# outcomes: ok error
# Bytes that are no UTF-8, zeros, lone surrogates, control characters.
os.write(1, b"\xff\xfe\0\x80\xed\xa0\x80")
os.write(2, b"\xff\xfe\0\x1b[31m" * 1000)
print("END", flush=True)
print("\ud800")
