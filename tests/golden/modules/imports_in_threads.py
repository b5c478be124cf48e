"""Threads that import the same modules at once: each sees whole modules, and circles don't hang."""

import importlib
import threading

found = []


def take_last():
    from _circle.slow import last

    found.append(last)


def take(name):
    module = importlib.import_module("_circle." + name)
    found.append(module.begun)


def together(*targets):
    found.clear()
    start = threading.Barrier(len(targets))

    def run(target, *args):
        start.wait()
        target(*args)

    threads = [threading.Thread(target=run, args=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(found)


together(*[(take_last,)] * 6)
together((take, "left"), (take, "right"))

import _circle.left
import _circle.right

print(_circle.left.partner(), _circle.right.partner())
