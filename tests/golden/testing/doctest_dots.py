"""Examples that expect exceptions, with the dots of the traceback indented or not."""
import doctest


def half(n):
    """
    >>> half(4)
    2
    >>> half('a')
    Traceback (most recent call last):
    ...
    TypeError: unsupported operand type(s) for //: 'str' and 'int'
    >>> half(None)
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for //: 'NoneType' and 'int'
    """
    return n // 2


print(doctest.testmod())
