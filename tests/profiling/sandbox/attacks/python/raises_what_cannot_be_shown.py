# outcomes: error
# An exception whose text never ends, raised with a patched traceback module.
import traceback


class Hostile(BaseException):
    def __str__(self):
        os.write(2, b"\x1b]0;title\x07\xff\xfe")
        raise Hostile

    __repr__ = __str__
    __traceback__ = property(lambda self: 1 / 0)
    __class__ = property(lambda self: int)


traceback.print_exc = traceback.format_exc = traceback.format_exception = lambda *a, **k: 1 / 0
traceback.TracebackException = None
sys.excepthook = lambda *a: 1 / 0
raise Hostile
