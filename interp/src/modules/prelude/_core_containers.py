"""Containers, sorting and iteration where they need guest code: keys with their own `__eq__`, key functions, guest iterators.

As in `_core.py` every function stands for C code, and none of this file is ever run as a whole: functions are cut out one by one."""


# ---- calls and indices


def call_then(f, args, result, nothing):
    f(*args)
    return result


def call_then_merge(f, args, d, named):
    f(*args)
    dict_merge(d, named)


def plain_slice(key):
    """A slice whose parts need no guest code."""
    start, stop, step = key.start, key.stop, key.step
    if step is not None:
        step = slice_part(step)
    if start is not None:
        start = slice_part(start)
    if stop is not None:
        stop = slice_part(stop)
    return slice(start, stop, step)


def slice_part(value):
    if class_lookup(type(value), "__index__") is None:
        raise TypeError("slice indices must be integers or None or have an __index__ method")
    return guest_index(value)


def item_by_index(sequence, key):
    return item_by_kind(sequence, plain_slice(key) if type(key) is slice else guest_index(key))


def slice_indices(key, length):
    return plain_slice(key).indices(length)


def guest_len(obj):
    return checked_len(class_lookup(type(obj), "__len__")(obj))


def checked_len(n):
    n = int(n if isinstance(n, int) else index_of(n))
    if n < 0:
        raise ValueError("__len__() should return >= 0")
    if n > 9223372036854775807:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    return n


def index_of(value):
    if class_lookup(type(value), "__index__") is None:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return guest_index(value)


def repr_by_kind(obj):
    start, end, again, pairs, items = repr_parts_by_kind(obj)
    if not enter_repr(obj):
        return again
    try:
        if isinstance_natively(obj, (set, frozenset)):
            items = list(obj)
        if pairs:
            items = [repr(items[i]) + ": " + repr(items[i + 1]) for i in range(0, len(items), 2)]
        else:
            items = [repr(item) for item in items]
        return start + ", ".join(items) + end
    finally:
        leave_repr(obj)


# ---- lists and tuples


def list_extend(target, items):
    for item in counted(items) if asks_length(items) else items:
        list_push(target, item)


def list_from(items):
    return [item for item in (counted(items) if asks_length(items) else items)]


def list_iadd(target, items):
    list_extend(target, items)
    return target


def counted(items):
    """An iterator over what has been asked for its length, to make room; nothing is done with the answer here."""
    iterator = iter(items)
    length_of(items)
    return iterator


def guest_length(obj, default):
    """The number of items of an object, or what it says that it will be."""
    if class_lookup(type(obj), "__len__") is not None:
        try:
            return len(obj)
        except TypeError:
            pass
    method = class_lookup(type(obj), "__length_hint__")
    if method is None:
        return default
    try:
        hint = method(obj)
    except TypeError:
        return default
    if hint is NotImplemented:
        return default
    if not isinstance(hint, int):
        raise TypeError(f"__length_hint__ must be an integer, not {type(hint).__name__}")
    if hint < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return hint


def list_remove(target, value):
    i = 0
    for item in list.__iter__(target):
        if item is value or item == value:
            list.__delitem__(target, i)
            return
        i += 1
    raise ValueError("list.remove(x): x not in list")


def list_index(target, value, start, stop):
    i = start
    while i < stop and i < list_size(target):
        item = list_at(target, i)
        if item is value or item == value:
            return i
        i += 1
    raise ValueError(f"{value!r} is not in list")


def not_in_list(value):
    raise ValueError(f"{value!r} is not in list")


def list_count(target, value):
    n = 0
    for item in list.__iter__(target):
        if item is value or item == value:
            n += 1
    return n


def list_contains(target, value):
    for item in list.__iter__(target):
        if item is value or item == value:
            return True
    return False


def list_set(target, key, value):
    if type(key) is slice:
        key = plain_slice(key)
        if not (type(value) is list or type(value) is tuple):
            if class_lookup(type(value), "__iter__") is None and class_lookup(type(value), "__getitem__") is None:
                raise TypeError("must assign iterable to extended slice")
            value = [item for item in value]
    else:
        key = guest_index(key)
    list.__setitem__(target, key, value)


def list_delete(target, key):
    list.__delitem__(target, plain_slice(key) if type(key) is slice else guest_index(key))


def tuple_from(items):
    return (*[item for item in (counted(items) if asks_length(items) else items)],)


def new_tuple(cls, items):
    return tuple.__new__(cls, tuple_from(items))


def tuple_index(items, value, start, stop):
    for i in range(start, stop):
        item = items[i]
        if item is value or item == value:
            return i
    raise ValueError("tuple.index(x): x not in tuple")


def tuple_count(items, value):
    n = 0
    for item in items:
        if item is value or item == value:
            n += 1
    return n


def tuple_contains(items, value):
    for item in items:
        if item is value or item == value:
            return True
    return False


def not_in_range(value):
    raise ValueError(f"{value!r} is not in range")


def range_index(numbers, value):
    i = 0
    for number in numbers:
        if number == value:
            return i
        i += 1
    raise ValueError("sequence.index(x): x not in sequence")


def count_equal(numbers, value):
    n = 0
    for number in numbers:
        if number == value:
            n += 1
    return n


def is_among(numbers, value):
    for number in numbers:
        if number == value:
            return True
    return False


def is_among_identical(items, value):
    for item in items:
        if item is value or item == value:
            return True
    return False


# ---- comparisons; the operators are numbered <, <=, ==, !=, >, >=


def compare_containers(op, a, b):
    if isinstance_natively(a, list):
        return compare_sequences(op, a, b, list_size, list_at)
    if isinstance_natively(a, tuple):
        return compare_sequences(op, a, b, tuple.__len__, tuple.__getitem__)
    if isinstance_natively(a, dict):
        equal = equal_dicts(a, b)
        return equal if op == 2 else not equal
    if type(a) is slice:
        return compare_values(op, (a.start, a.stop, a.step), (b.start, b.stop, b.step))
    if op == 2 or op == 3:
        equal = set_size(a) == set_size(b) and set_issubset(a, b)
        return equal if op == 2 else not equal
    if op == 0:
        return set_size(a) < set_size(b) and set_issubset(a, b)
    if op == 1:
        return set_issubset(a, b)
    if op == 4:
        return set_size(a) > set_size(b) and set_issubset(b, a)
    return set_issubset(b, a)


def compare_values(op, x, y):
    if op == 0:
        return x < y
    if op == 1:
        return x <= y
    if op == 2:
        return x == y
    if op == 3:
        return x != y
    if op == 4:
        return x > y
    return x >= y


def compare_sequences(op, a, b, size, at):
    if (op == 2 or op == 3) and size(a) != size(b):
        return op == 3
    i = 0
    while i < size(a) and i < size(b):
        x, y = at(a, i), at(b, i)
        if x is not y and not x == y:
            break
        i += 1
    # Items that were compared may have made their lists shorter.
    if i >= size(a) or i >= size(b):
        return compare_values(op, size(a), size(b))
    if op == 2 or op == 3:
        return op == 3
    return compare_values(op, x, y)


def equal_dicts(a, b):
    if dict.__len__(a) != dict.__len__(b):
        return False
    entries = dict_entries(a)
    for i in range(0, len(entries), 3):
        key, value = entries[i + 1], entries[i + 2]
        number, stored = dict_find(b, key, entries[i])
        if number < 0:
            return False
        other = dict_value_at(b, number, stored)
        if value is not other and not value == other:
            return False
    return True


# ---- dicts


def dict_find(d, key, token):
    """The number and the key of the entry that a key has; or -1 and how many candidates were asked."""
    while True:
        found = dict_candidates(d, token)
        n = len(found)
        i = 0
        while i < n:
            number, stored = found[i], found[i + 1]
            if stored is key:
                return number, stored
            equal = True if stored == key else False
            if not dict_is_at(d, number, stored):
                # The comparison has changed the dict: begin again.
                break
            if equal:
                return number, stored
            i += 2
        else:
            return -1, n // 2


def dict_put(d, key, token, value):
    while True:
        number, stored = dict_find(d, key, token)
        if number >= 0:
            if dict_store_at(d, number, stored, value):
                return
        elif dict_append(d, token, key, value, stored):
            return


def dict_get_item(d, key):
    h = hash(key)
    # A function of this module stands for what is missing: no guest has it as a value.
    found = dict_get_hashed(d, key, h, dict_find)
    if found is NotImplemented:
        found = dict_asked(d, key, h, dict_find)
    if found is not dict_find:
        return found
    if type(d) is not dict:
        missing = class_lookup(type(d), "__missing__")
        if missing is not None:
            return missing(d, key)
    raise KeyError(key)


def dict_asked(d, key, h, missing):
    sole = dict_sole(d, h)
    if sole is not NotImplemented:
        equal = True if sole == key else False
        # If the comparison has changed the dict, all begins again.
        if dict_sole(d, h) is sole:
            return dict_get_hashed(d, sole, h, missing) if equal else missing
    number, stored = dict_find(d, key, dict_token(h))
    return dict_value_at(d, number, stored) if number >= 0 else missing


def dict_set_item(d, key, value):
    h = hash(key)
    if not dict_set_hashed(d, key, h, value):
        dict_put(d, key, dict_token(h), value)


def dict_del_item(d, key):
    number, stored = dict_find(d, key, dict_token(hash(key)))
    if number < 0 or dict_take_at(d, number, stored) is NotImplemented:
        raise KeyError(key)


def dict_contains(d, key):
    h = hash(key)
    found = dict_get_hashed(d, key, h, dict_find)
    if found is NotImplemented:
        found = dict_asked(d, key, h, dict_find)
    return found is not dict_find


def dict_get(d, key, default):
    h = hash(key)
    found = dict_get_hashed(d, key, h, default)
    return dict_asked(d, key, h, default) if found is NotImplemented else found


def dict_setdefault(d, key, default):
    token = dict_token(hash(key))
    while True:
        number, stored = dict_find(d, key, token)
        if number >= 0:
            return dict_value_at(d, number, stored)
        if dict_append(d, token, key, default, stored):
            return default


def dict_pop(d, key, *default):
    number, stored = dict_find(d, key, dict_token(hash(key)))
    if number >= 0:
        value = dict_take_at(d, number, stored)
        if value is not NotImplemented:
            return value
    if default:
        return default[0]
    raise KeyError(key)


def dict_merge(d, other):
    size = dict.__len__(other)
    entries = dict_entries(other)
    for i in range(0, len(entries), 3):
        dict_put(d, entries[i + 1], entries[i], entries[i + 2])
        if dict.__len__(other) != size:
            raise RuntimeError("dict mutated during update")


def dict_united(left, right):
    result = {}
    dict.update(result, left)
    dict.update(result, right)
    return result


def dict_update(d, source):
    if hasattr(source, "keys"):
        for key in keys_of(source):
            dict.__setitem__(d, key, source[key])
        return
    pairs = running_pairs(d)
    source = iter(source)
    for item in source:
        if not offer(pairs, item):
            return dict_update_pairs(d, item, source, pairs_so_far(pairs))


def dict_update_pairs(d, item, rest, number):
    dict_update_pair(d, item, number)
    for item in rest:
        number += 1
        dict_update_pair(d, item, number)


def dict_update_pair(d, item, number):
    if not (type(item) is list or type(item) is tuple):
        try:
            item = [x for x in item]
        except TypeError:
            item = None
        # Beyond the handler: CPython drops the error that it replaces.
        if item is None:
            raise_hidden(TypeError(f"cannot convert dictionary update sequence element #{number} to a sequence"))
    if len(item) != 2:
        raise ValueError(f"dictionary update sequence element #{number} has length {len(item)}; 2 is required")
    dict.__setitem__(d, item[0], item[1])


def dict_fromkeys(cls, keys, value):
    d = cls()
    if type(d) is dict and (type(keys) is set or type(keys) is frozenset):
        entries = set_entries(keys)
        for i in range(0, len(entries), 2):
            dict_put(d, entries[i + 1], dict_token(entries[i]), value)
    elif type(d) is dict and type(keys) is dict:
        entries = dict_entries(keys)
        for i in range(0, len(entries), 3):
            dict_put(d, entries[i + 1], entries[i], value)
    elif type(d) is dict:
        for key in keys:
            dict.__setitem__(d, key, value)
    else:
        for key in keys:
            d[key] = value
    return d


def dict_fromkeys_rest(d, key, rest, value):
    dict.__setitem__(d, key, value)
    for key in rest:
        dict.__setitem__(d, key, value)
    return d


# ---- views


def is_set_like(obj):
    return isinstance_natively(obj, set) or isinstance_natively(obj, frozenset) or is_set_view(obj)


def is_set_view(obj):
    name = type(obj).__name__
    return (name == "dict_keys" or name == "dict_items") and type(obj).__module__ == "builtins"


def view_contains(view, value):
    name = type(view).__name__
    if name == "dict_keys":
        return dict_contains(dict_of_view(view), value)
    if name == "dict_values":
        return is_among_identical(view, value)
    if not isinstance_natively(value, tuple) or len(value) != 2:
        return False
    d = view_dict(view)
    number, stored = dict_find(d, value[0], dict_token(hash(value[0])))
    if number < 0:
        return False
    found = dict_value_at(d, number, stored)
    return found is value[1] or (True if found == value[1] else False)


def view_and(view, other):
    if type(other) is set:
        if len(view) <= len(other):
            return set.intersection(other, view)
    elif is_set_view(other) and len(other) > len(view):
        view, other = other, view
    result = set()
    for item in other:
        if item in view:
            set.add(result, item)
    return result


def view_rand(view, other):
    return view_and(view, other)


def view_or(view, other):
    result = set(dict_of_view(view))
    set.update(result, other)
    return result


def view_ror(view, other):
    result = set(other)
    set.update(result, view)
    return result


def view_sub(view, other):
    result = set(dict_of_view(view))
    set.difference_update(result, other)
    return result


def view_rsub(view, other):
    result = set(other)
    set.difference_update(result, view)
    return result


def view_xor(view, other):
    result = set(dict_of_view(view))
    set.symmetric_difference_update(result, other)
    return result


def view_rxor(view, other):
    result = set(other)
    set.symmetric_difference_update(result, view)
    return result


def all_within(items, other):
    for item in items:
        if item not in other:
            return False
    return True


def view_eq(view, other):
    if not is_set_like(other):
        return NotImplemented
    return len(view) == len(other) and all_within(view, other)


def view_ne(view, other):
    if not is_set_like(other):
        return NotImplemented
    return not (len(view) == len(other) and all_within(view, other))


def view_lt(view, other):
    return len(view) < len(other) and all_within(view, other) if is_set_like(other) else NotImplemented


def view_le(view, other):
    return len(view) <= len(other) and all_within(view, other) if is_set_like(other) else NotImplemented


def view_gt(view, other):
    return len(view) > len(other) and all_within(other, view) if is_set_like(other) else NotImplemented


def view_ge(view, other):
    return len(view) >= len(other) and all_within(other, view) if is_set_like(other) else NotImplemented


def view_isdisjoint(view, other):
    if is_set_like(other) and len(other) > len(view):
        view, other = other, view
    for item in other:
        if item in view:
            return False
    return True


# ---- sets


def set_size(s):
    return len(s) if is_set_view(s) else set.__len__(s) if isinstance_natively(s, set) else frozenset.__len__(s)


def set_find(s, key, h):
    """The number and the key of the entry that a key has; or -1 and how many candidates were asked."""
    while True:
        found = set_candidates(s, h)
        n = len(found)
        i = 0
        while i < n:
            number, stored = found[i], found[i + 1]
            if stored is key:
                return number, stored
            equal = True if stored == key else False
            if not set_is_at(s, number, stored):
                break
            if equal:
                return number, stored
            i += 2
        else:
            return -1, n // 2


def set_has(s, key, h):
    found = set_has_hashed(s, key, h)
    if found is NotImplemented:
        number, stored = set_find(s, key, h)
        return number >= 0
    return found


def set_put(s, key, h):
    while not set_add_hashed(s, key, h):
        number, stored = set_find(s, key, h)
        if number >= 0 or set_append(s, h, key, stored):
            return


def set_drop(s, key, h):
    number, stored = set_find(s, key, h)
    return number >= 0 and set_take_at(s, number, stored)


def hash_for_set(key):
    """A set stands for the frozen set of its items when it is looked for."""
    if isinstance_natively(key, set) and type(key).__hash__ is None:
        return set_hash(key)
    return hash(key)


def set_add(s, key):
    h = hash(key)
    if not set_add_hashed(s, key, h):
        set_put(s, key, h)


def set_remove(s, key):
    if not set_drop(s, key, hash_for_set(key)):
        raise KeyError(key)


def set_discard(s, key):
    set_drop(s, key, hash_for_set(key))


def set_contains(s, key):
    h = hash_for_set(key)
    found = set_has_hashed(s, key, h)
    return set_has(s, key, h) if found is NotImplemented else found


def is_set(obj):
    return isinstance_natively(obj, set) or isinstance_natively(obj, frozenset)


def set_update(s, items):
    if is_set(items):
        entries = set_entries(items)
        for i in range(0, len(entries), 2):
            set_put(s, entries[i + 1], entries[i])
        return
    for item in items:
        if not offer(s, item):
            set_put(s, item, hash(item))


def set_from(items):
    # Another set's items aren't hashed again.
    return set_with(set(), items) if is_set(items) else {item for item in items}


def set_with(s, items):
    set_update(s, items)
    return s


def set_update_all(s, items, others):
    set_update(s, items)
    for items in others:
        set_update(s, items)


def set_union_rest(result, items, others):
    set_update_all(result, items, others)
    return result


def set_intersection(s, items):
    result = set_like(s)
    if is_set(items):
        if set_size(items) > set_size(s):
            s, items = items, s
        entries = set_entries(items)
        for i in range(0, len(entries), 2):
            if set_has(s, entries[i + 1], entries[i]):
                set_put(result, entries[i + 1], entries[i])
        return result
    for item in items:
        h = hash(item)
        if set_has(s, item, h):
            set_put(result, item, h)
            if set_size(result) >= set_size(s):
                break
    return result


def set_intersection_rest(s, items, others):
    s = set_intersection(s, items)
    for items in others:
        s = set_intersection(s, items)
    return s


def set_intersection_update(s, result, items, others):
    set_replace(s, set_intersection_rest(result, items, others))


def set_difference_update(s, items):
    if is_set(items):
        entries = set_entries(items)
        for i in range(0, len(entries), 2):
            set_drop(s, entries[i + 1], entries[i])
    else:
        for item in items:
            set_drop(s, item, hash(item))
    set_tidy(s)


def set_difference_update_all(s, items, others):
    set_difference_update(s, items)
    for items in others:
        set_difference_update(s, items)


def set_difference_rest(s, items, others):
    result = set_copy(s, s)
    if is_set(items) and set_size(s) // 4 <= set_size(items):
        result = set_like(s)
        entries = set_entries(s)
        for i in range(0, len(entries), 2):
            if not set_has(items, entries[i + 1], entries[i]):
                set_put(result, entries[i + 1], entries[i])
    else:
        set_difference_update(result, items)
    for items in others:
        set_difference_update(result, items)
    return result


def set_toggle(s, items):
    entries = set_entries(items)
    for i in range(0, len(entries), 2):
        if not set_drop(s, entries[i + 1], entries[i]):
            set_put(s, entries[i + 1], entries[i])


def set_symmetric_difference(s, items):
    if is_set(items):
        result = set_copy(items, s)
    else:
        result = set_like(s)
        set_update(result, items)
    set_toggle(result, s)
    return result


def set_symmetric_difference_update(s, items):
    if not is_set(items):
        own = set_like(s)
        set_update(own, items)
        items = own
    set_toggle(s, items)


def set_issubset(s, items):
    if not is_set(items):
        return set_size(set_intersection(s, items)) == set_size(s)
    if set_size(s) > set_size(items):
        return False
    entries = set_entries(s)
    for i in range(0, len(entries), 2):
        if not set_has(items, entries[i + 1], entries[i]):
            return False
    return True


def set_issuperset(s, items):
    if is_set(items):
        return set_issubset(items, s)
    for item in items:
        if not set_has(s, item, hash(item)):
            return False
    return True


def set_isdisjoint(s, items):
    if is_set(items):
        if set_size(items) > set_size(s):
            s, items = items, s
        entries = set_entries(items)
        for i in range(0, len(entries), 2):
            if set_has(s, entries[i + 1], entries[i]):
                return False
        return True
    for item in items:
        if set_has(s, item, hash(item)):
            return False
    return True


# ---- deques


def deque_repr(d):
    name = type(d).__name__
    if not enter_repr(d):
        return "[...]"
    try:
        text = repr(list(d))
    finally:
        leave_repr(d)
    return f"{name}({text})" if d.maxlen is None else f"{name}({text}, maxlen={d.maxlen})"


def deque_extend(d, items):
    for item in items:
        deque_append(d, item)
    return d


def deque_extendleft(d, items):
    for item in items:
        deque_appendleft(d, item)


def deque_contains(d, value):
    for item in d:
        if item is value or item == value:
            return True
    return False


def deque_count(d, value):
    n = 0
    for item in d:
        if item is value or item == value:
            n += 1
    return n


def deque_remove(d, value):
    length = len(d)
    for i in range(length):
        item = d[i]
        found = item is value or item == value
        if len(d) != length:
            raise IndexError("deque mutated during iteration")
        if found:
            del d[i]
            return
    raise ValueError(f"{value!r} is not in deque")


def deque_index(d, value, start, stop):
    i = 0
    for item in d:
        if i >= stop:
            break
        if i >= start:
            length = len(d)
            found = item is value or item == value
            if len(d) != length:
                raise RuntimeError("deque mutated during iteration")
            if found:
                return i
        i += 1
    raise ValueError(f"{value!r} is not in deque")


def deque_item(d, i):
    return d[guest_index(i)]


def deque_set(d, i, value):
    d[guest_index(i)] = value


def deque_delete(d, i):
    del d[guest_index(i)]


def deque_copy(d):
    return type(d)(d) if d.maxlen is None else type(d)(d, d.maxlen)


def compare_deques(op, a, b):
    return compare_sequences(op, a, b, list_size, list_at)


# ---- iteration


def next_or(iterator, default):
    try:
        return next(iterator)
    except StopIteration:
        return default


def next_of_sequence(iterator):
    state = iterator_state(iterator)
    if state is None:
        raise StopIteration
    obj, i = state
    try:
        item = obj[i]
    except (IndexError, StopIteration):
        iterator_advance(iterator, None)
        raise_hidden(StopIteration())
    iterator_advance(iterator, i + 1)
    return item


def count_elements(mapping, iterable):
    get = mapping.get
    for element in iterable:
        mapping[element] = get(element, 0) + 1


def count_elements_from(mapping, element, rest):
    mapping[element] = mapping.get(element, 0) + 1
    count_elements(mapping, rest)


def next_line(stream):
    line = stream.readline()
    if not line:
        raise StopIteration
    return line


def count_on(iterator, now, step):
    iterator_advance(iterator, now + step)
    return now


@iterator_class("callable_iterator")
def call_until(f, sentinel):
    while True:
        try:
            value = f()
        except StopIteration:
            return
        if sentinel is value or sentinel == value:
            return
        yield value


def new_enumerate(items, start):
    return enumerate_over(iter(items), start)


@iterator_class("enumerate")
def enumerate_over(items, n):
    for item in items:
        yield n, item
        n += 1


def new_zip(iterables, strict):
    iterators = []
    for items in iterables:
        iterators.append(iter(items))
    if strict:
        return zip_strictly(iterators)
    if len(iterators) == 2:
        return zip_two(iterators[1], iterators[0])
    return zip_over(iterators)


@iterator_class("zip")
def zip_two(b, a):
    for x in a:
        try:
            y = next(b)
        except StopIteration:
            return
        yield x, y


@iterator_class("zip")
def zip_over(iterators):
    while True:
        try:
            items = [next(it) for it in iterators]
        except StopIteration:
            return
        yield tuple(items)


@iterator_class("zip")
def zip_strictly(iterators):
    while True:
        items = []
        for it in iterators:
            try:
                items.append(next(it))
            except StopIteration:
                zip_ended(iterators, len(items))
                return
        yield tuple(items)


def zip_ended(iterators, n):
    """The end of a strict zip, whose iterator number `n` is the first that has ended."""
    if n:
        raise_hidden(ValueError(f"zip() argument {n + 1} is shorter than argument{'s 1-' if n > 1 else ' '}{n}"))
    for n in range(1, len(iterators)):
        try:
            next(iterators[n])
        except StopIteration:
            continue
        raise_hidden(ValueError(f"zip() argument {n + 1} is longer than argument{'s 1-' if n > 1 else ' '}{n}"))


def new_iterator_of(cls, base, args, strict):
    it = base(*args, strict=True) if strict else base(*args)
    return wrap_iterator(cls, base, it) if type(it) is base else it


def length_behind(sequence, i):
    try:
        n = len(sequence)
    except TypeError:
        return NotImplemented
    return n - i if n > i else 0


def length_before(sequence, i):
    return i if len(sequence) >= i else 0


def new_reversed(sequence):
    return reversed_over(sequence, len(sequence))


@iterator_class("reversed")
def reversed_over(sequence, i):
    while i > 0:
        i -= 1
        try:
            item = sequence[i]
        except (IndexError, StopIteration):
            return
        yield item


def new_map(f, iterables):
    if len(iterables) == 1:
        return map_over(f, iter(iterables[0]))
    return map_several(f, new_zip(iterables, False))


def call_row(f, row):
    return f(*row)


def extend_mapped(target, f, args, rest):
    try:
        item = f(*args)
    except StopIteration:
        return
    list_push(target, item)
    list_extend(target, rest)


@iterator_class("map")
def map_over(f, items):
    for item in items:
        try:
            item = f(item)
        except StopIteration:
            return
        yield item


@iterator_class("map")
def map_several(f, rows):
    for row in rows:
        try:
            item = f(*row)
        except StopIteration:
            return
        yield item


def new_filter(f, items):
    items = iter(items)
    return filter_true(items) if f is None or f is bool else filter_by(f, items)


@iterator_class("filter")
def filter_true(items):
    for item in items:
        if item:
            yield item


@iterator_class("filter")
def filter_by(f, items):
    for item in items:
        try:
            wanted = f(item)
        except StopIteration:
            return
        if wanted:
            yield item


def any_of(items):
    for item in items:
        if item:
            return True
    return False


def all_of(items):
    for item in items:
        if not item:
            return False
    return True


def search_from(item, rest, wanted):
    if (True if item else False) is wanted:
        return wanted
    for item in rest:
        if (True if item else False) is wanted:
            return wanted
    return not wanted


def sum_refused(items, message):
    iter(items)
    raise TypeError(message)


def sum_of(items, total):
    total = running_sum(total)
    items = iter(items)
    for item in items:
        if not offer(total, item):
            return sum_by_adding(sum_so_far(total) + item, items)
    return sum_so_far(total)


def sum_by_adding(total, items):
    for item in items:
        total = total + item
    return total


def extreme(items, key, default, given, largest):
    found = False
    best = best_key = None
    for item in items:
        k = key(item)
        if not found:
            found = True
            best, best_key = item, k
        elif k > best_key if largest else k < best_key:
            best, best_key = item, k
    if found:
        return best
    return default if given else no_extreme(largest)


def extreme_of(items, default, given, largest):
    """Without a key."""
    best = running_extreme(largest)
    items = iter(items)
    for item in items:
        if not offer(best, item):
            return extreme_from(extreme_so_far(best), item, items, largest)
    best = extreme_so_far(best)
    if best is not NotImplemented:
        return best
    return default if given else no_extreme(largest)


def extreme_from(best, item, rest, largest):
    if item > best if largest else item < best:
        best = item
    for item in rest:
        if item > best if largest else item < best:
            best = item
    return best


def no_extreme(largest):
    raise ValueError(f"{'max' if largest else 'min'}() iterable argument is empty")
