"""What is raised at the end of the program is reported, without marks, and the rest runs all the same."""
import atexit


class Bye:
    def __call__(self, what):
        print("bye", what)
        return 1 + len(what)

    def __repr__(self):
        return "Bye()"


bye = Bye()
atexit.register(bye, "last")
atexit.register(bye, 5)
atexit.register(bye, "first")
print("end")
