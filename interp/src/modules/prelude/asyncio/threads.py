"""Functions that block, run beside the loop."""

import contextvars
import functools

from asyncio import events

__all__ = ("to_thread",)


async def to_thread(func, /, *args, **kwargs):
    """Call a function in another thread, in a copy of this context."""
    loop = events.get_running_loop()
    context = contextvars.copy_context()
    return await loop.run_in_executor(
        None, functools.partial(context.run, func, *args, **kwargs))
