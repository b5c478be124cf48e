import multiprocessing as mp, signal, time, os
def child(ready):
    def h(n, f):
        print('child got', n, flush=True); raise SystemExit(3)
    signal.signal(signal.SIGTERM, h)
    ready.set()
    time.sleep(20)
if __name__ == '__main__':
    ready = mp.Event()
    p = mp.Process(target=child, args=(ready,)); p.start(); ready.wait()
    p.terminate(); p.join(); print(p.exitcode)
    ready.clear()
    p = mp.Process(target=child, args=(ready,)); p.start(); ready.wait()
    os.kill(p.pid, signal.SIGKILL); p.join(); print(p.exitcode)
