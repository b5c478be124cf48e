"""The code of functions as text: gilbox's own instructions, as `gilbox dis` shows them."""

import sys
import types

from _gilbox import disassembly as _disassembly

__all__ = ["code_info", "dis", "disassemble", "show_code"]


def _code_of(x):
    """The code object of what has one, or is the source of one."""
    if isinstance(x, (classmethod, staticmethod)):
        x = x.__func__
    if isinstance(x, types.MethodType):
        x = x.__func__
    for name in ("__code__", "gi_code", "ag_code", "cr_code"):
        if hasattr(x, name):
            return getattr(x, name)
    if isinstance(x, str):
        try:
            return compile(x, "<dis>", "eval")
        except SyntaxError:
            return compile(x, "<dis>", "exec")
    if isinstance(x, types.CodeType):
        return x
    return None


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False):
    """Print the code of a function, method, class, module, source or code object, or of the last traceback."""
    if x is None:
        try:
            tb = sys.last_traceback
        except AttributeError:
            raise RuntimeError("no last traceback to disassemble") from None
        while tb.tb_next:
            tb = tb.tb_next
        x = tb.tb_frame.f_code
    code = _code_of(x)
    if code is not None:
        disassemble(code, file=file)
        return
    if not hasattr(x, "__dict__"):
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")
    for name, member in sorted(x.__dict__.items()):
        if _code_of(member) is not None and not isinstance(member, str):
            print(f"Disassembly of {name}:", file=file)
            dis(member, file=file)
            print(file=file)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Print a code object's instructions."""
    print(_disassembly(co), end="", file=file)


def code_info(x):
    """What a code object is like, as text."""
    code = _code_of(x)
    if code is None:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")
    lines = [f"Name:              {code.co_name}", f"Filename:          {code.co_filename}",
             f"Argument count:    {code.co_argcount}", f"Positional-only arguments: {code.co_posonlyargcount}",
             f"Kw-only arguments: {code.co_kwonlyargcount}", f"Number of locals:  {code.co_nlocals}"]
    for title, names in (("Variable names:", code.co_varnames), ("Cell variables:", code.co_cellvars),
                         ("Free variables:", code.co_freevars)):
        if names:
            lines.append(title)
            lines += [f"{i:4}: {name}" for i, name in enumerate(names)]
    return "\n".join(lines)


def show_code(co, *, file=None):
    """Print what a code object is like."""
    print(code_info(co), file=file)
