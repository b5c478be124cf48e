"""Scripts end themselves with `exit` and `quit` too, although those are meant for the prompt."""

for leave in exit, quit:
    for code in (), (0,), ("a message",), (None,), (3,):
        try:
            leave(*code)
        except SystemExit as e:
            print(leave is exit, code, repr(e.code))


def main():
    try:
        exit(4)
    finally:
        print("finally runs")


main()
