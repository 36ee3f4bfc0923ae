# outcomes: error output_limit
# sys.exit takes any object.
class Status:
    def __str__(self):
        return "\x1b[2J\n" * 1000000

    def __index__(self):
        return 0

    __int__ = __bool__ = __index__


sys.exit(Status())
