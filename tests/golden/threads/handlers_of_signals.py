import signal, os, time, threading
def h(n, f):
    print('handler', n, threading.current_thread().name)
signal.signal(signal.SIGUSR1, h)
print(signal.getsignal(signal.SIGUSR1) is h, signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT) is signal.default_int_handler)
def later(d, sig):
    t = threading.Timer(d, lambda: os.kill(os.getpid(), sig)); t.start(); return t
def main():
    later(0.1, signal.SIGUSR1)
    t = time.time(); time.sleep(0.3); print(round(time.time() - t, 1))
    later(0.1, signal.SIGINT)
    try:
        time.sleep(5)
    except KeyboardInterrupt:
        print('KI')
    class Stop(Exception): pass
    def raiser(n, f): raise Stop(n)
    signal.signal(signal.SIGUSR2, raiser)
    later(0.1, signal.SIGUSR2)
    try:
        time.sleep(5)
    except Stop as e:
        print('stopped', e)
    e = threading.Event()
    signal.signal(signal.SIGTERM, lambda n, f: e.set())
    later(0.1, signal.SIGTERM)
    e.wait(); print('set')
    later(0.1, signal.SIGUSR2)
    try:
        while True: pass
    except Stop: print('loop stopped')
    signal.alarm(1); 
    signal.signal(signal.SIGALRM, h)
    t = time.time(); signal.pause(); print(round(time.time()-t,1))
    def timeout(n, f): raise TimeoutError('too slow')
    signal.signal(signal.SIGALRM, timeout)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        time.sleep(3)
    except TimeoutError as e: print(e)
    count = 0
    def tick(n, f):
        nonlocal count
        count += 1
        if count == 3: signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, tick)
    signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
    time.sleep(0.5)
    print(count, signal.getitimer(signal.ITIMER_REAL))
    lock = threading.Lock(); lock.acquire()
    later(0.1, signal.SIGUSR1)
    t = time.time(); print(lock.acquire(timeout=0.3), round(time.time()-t,1))
    import queue
    q = queue.Queue()
    later(0.1, signal.SIGUSR1)
    t = time.time()
    try: q.get(timeout=0.3)
    except queue.Empty: print('empty', round(time.time()-t,1))
    th = threading.Thread(target=time.sleep, args=(0.3,)); th.start()
    later(0.1, signal.SIGUSR1)
    th.join(); print('joined')
    signal.raise_signal(signal.SIGUSR1)
    import _thread
    signal.signal(signal.SIGINT, h)
    _thread.interrupt_main(); time.sleep(0.1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _thread.interrupt_main(); os.kill(os.getpid(), signal.SIGINT); time.sleep(0.1)
    print('ignored')
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        os.kill(os.getpid(), signal.SIGINT); time.sleep(1)
    except KeyboardInterrupt: print('KI')
main()
