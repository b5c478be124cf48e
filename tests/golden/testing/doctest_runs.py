"""Examples in docstrings.

>>> double(4)
8
"""

import contextlib
import doctest
import io
import re


def double(x):
    """Twice the value.

    >>> double(2)
    4
    >>> double("ab")
    'abab'
    >>> double(None)
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for +: 'NoneType' and 'NoneType'
    """
    return x + x


def wrong(items):
    """Some of these fail.

    >>> wrong([3, 1, 2])
    [1, 2]
    >>> print("one\\n\\ntwo")
    one
    <BLANKLINE>
    two
    >>> list(range(30))  # doctest: +ELLIPSIS
    [0, 1, ..., 29]
    >>> {"a":   1}  # doctest: +NORMALIZE_WHITESPACE
    {'a':
        1}
    >>> x = 5
    >>> x
    >>> for i in range(2):
    ...     print(i)
    0
    2
    >>> int("x")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ValueError: something
    >>> undefined_name  # doctest: +SKIP
    """
    return sorted(items)


class Stack:
    """A stack.

    >>> s = Stack()
    >>> s.push(1).push(2)
    <Stack [1, 2]>
    >>> s.pop()
    2
    """

    def __init__(self):
        self.items = []

    def push(self, item):
        """
        >>> Stack().push("x").items
        ['x']
        """
        self.items.append(item)
        return self

    def pop(self):
        return self.items.pop()

    def __repr__(self):
        return f"<Stack {self.items}>"


out = io.StringIO()
with contextlib.redirect_stdout(out):
    print(doctest.testmod())
    print(doctest.testmod(verbose=True, optionflags=doctest.ELLIPSIS))
    doctest.run_docstring_examples(Stack, globals(), name="Stack")
print(re.sub(r'File "(.*/)?', 'File "', out.getvalue()))
parser = doctest.DocTestParser()
for example in parser.get_examples(">>> 1 + 1\n2\n>>> print('hi')\nhi\n"):
    print(repr(example.source), repr(example.want), example.lineno)
