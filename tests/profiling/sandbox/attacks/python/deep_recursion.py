# outcomes: error memory_limit killed
# Recursion past the interpreter's guard, down to the end of the stack.
sys.setrecursionlimit(10**9)


class Deep:
    def __repr__(self):
        return repr(self)


repr(Deep())
