import multiprocessing

STATE = ["module state of the parent"]


def cube(n):
    STATE.append("changed in the child")
    return n**3


def _call(queue, function, args):
    queue.put(function(*args))


def run_in_process(function, *args):
    queue = multiprocessing.SimpleQueue()
    process = multiprocessing.Process(target=_call, args=(queue, function, args))
    process.start()
    answer = queue.get()
    process.join()
    return answer
