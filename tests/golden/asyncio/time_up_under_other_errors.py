"""What a task raises while it is cancelled because time is up has that as its context."""

import asyncio
import sys


async def crash():
    try:
        await asyncio.sleep(1)
    finally:
        raise ValueError("in the end")


async def main():
    try:
        async with asyncio.timeout(0.01):
            await crash()
    except ValueError as error:
        up = error.__context__
        print(repr(up), repr(up.__cause__), up.__context__ is up.__cause__)
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.TaskGroup() as group:
                group.create_task(crash())
                await asyncio.sleep(1)
    except* ValueError as errors:
        print(repr(errors), repr(errors.exceptions[0].__context__), repr(errors.__context__))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(1)
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__))
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(0)
            raise ValueError
    except ValueError as error:
        print(repr(error.__context__))
    asyncio.get_running_loop().call_later(0.01, asyncio.current_task().cancel)
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(repr(sys.exception()))
    print(sys.exception())
    try:
        raise KeyError
    except KeyError as error:
        print(error.__context__)


asyncio.run(main())
