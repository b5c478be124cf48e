"""sys.exit with a text prints it on standard error and exits with 1."""
import sys

print("before")
sys.exit("nothing more to do")
