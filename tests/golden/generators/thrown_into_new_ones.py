"""What is raised in a generator that has not begun is raised where its code begins."""

import traceback


def counted():
    x = 1
    yield x


def short(): yield


async def coroutine():
    return 1


class Numbers:
    def all(self):
        yield 1


for new in (counted, short, coroutine, Numbers().all):
    try:
        new().throw(ValueError("early"))
    except ValueError as e:
        print(traceback.format_exc().replace(__file__, 'this file'))
        last = traceback.extract_tb(e.__traceback__)[-1]
        print(last.lineno - new.__code__.co_firstlineno, last.name, last.line)
