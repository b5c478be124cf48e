"""sys.exit with a number; the finally clauses and the exit of other threads come first."""
import sys
import threading
import time

for argument in (None, 0, 4, "message", (1, 2)):
    try:
        sys.exit(argument)
    except SystemExit as e:
        print(repr(e), e.code)


def slow():
    time.sleep(0.05)
    print("the thread finishes")


threading.Thread(target=slow).start()


def quits():
    sys.exit(9)


t = threading.Thread(target=quits)
t.start()
t.join()
print("a thread that exits ends alone")
try:
    sys.exit(7)
finally:
    print("finally")
