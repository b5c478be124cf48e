import _cycle_a

log = ["b runs inside a's import"]
seen_at_import = (_cycle_a.name, hasattr(_cycle_a, "late"), list(_cycle_a.log))
name = "module b"


def partner():
    return _cycle_a
