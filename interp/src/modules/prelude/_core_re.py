"""The core prelude for regular expressions."""


def re_go_on(work):
    """Carry on with what takes long."""
    while True:
        found = work._step()
        if found is not work:
            return found


def re_go_on_iterating(work):
    found = re_go_on(work)
    if found is None:
        raise StopIteration
    return found


def re_bad_pattern(message, pattern, position):
    raise import_module("re").PatternError(message, pattern, position)


def re_sub(pattern, replace, string, left, counted):
    """`sub` and `subn` with a function that makes the replacements."""
    if not callable(replace):
        if not isinstance(replace, (str, bytes, bytearray)):
            hash(replace)
            raise TypeError(f"decoding to str: need a bytes-like object, {type(replace).__name__} found")
        given = replace
        replace = lambda found: given
    search = pattern.scanner(string).search
    parts = []
    last = made = 0
    while left is None or made < left:
        found = search()
        if found is None:
            break
        start, end = found.span()
        if last < start:
            parts.append(string[last:start])
        new = replace(found)
        if new is not None:
            parts.append(new)
        last = end
        made += 1
    if last < len(string):
        parts.append(string[last:])
    result = string[:0].join(parts)
    return (result, made) if counted else result


def generic_alias(cls, item):
    from _alias import GenericAlias

    return GenericAlias(cls, item)
