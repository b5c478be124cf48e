"""A function in the main module, called through a process from an imported helper module."""

import _process_helper

if __name__ == "__main__":
    print(_process_helper.run_in_process(_process_helper.cube, 3))
    print(_process_helper.run_in_process(max, 3, 9, 4))
    print(_process_helper.STATE)
