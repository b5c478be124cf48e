"""Tasks that wait for each other in one thread, and the loop that runs them.

Connections, servers, subprocesses and signals are not there: the loop waits for
time and for threads only.
"""

from asyncio.exceptions import (
    BrokenBarrierError, CancelledError, InvalidStateError, TimeoutError)
from asyncio.events import (
    AbstractEventLoop, AbstractEventLoopPolicy, DefaultEventLoopPolicy, EventLoop, Handle,
    SelectorEventLoop, TimerHandle, get_event_loop, get_event_loop_policy, get_running_loop,
    new_event_loop, set_event_loop, set_event_loop_policy, _get_running_loop)
from asyncio.futures import Future, isfuture, wrap_future
from asyncio.tasks import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Task, all_tasks, as_completed, create_task,
    current_task, ensure_future, gather, iscoroutine, iscoroutinefunction,
    run_coroutine_threadsafe, shield, sleep, wait, wait_for)
from asyncio.locks import Barrier, BoundedSemaphore, Condition, Event, Lock, Semaphore
from asyncio.queues import (
    LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull, QueueShutDown)
from asyncio.runners import Runner, run
from asyncio.taskgroups import TaskGroup
from asyncio.threads import to_thread
from asyncio.timeouts import Timeout, timeout, timeout_at

__all__ = [name for name in dir() if not name.startswith("_") and name not in (
    "events", "exceptions", "futures", "locks", "queues", "runners", "taskgroups", "tasks",
    "threads", "timeouts")]
