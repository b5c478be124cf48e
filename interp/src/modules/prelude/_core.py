"""What natives go on with when they need guest code. Every function here stands for C code: it is hidden from tracebacks and may
lose the lock only inside the guest code that it calls."""

from _gilbox import (
    enter_repr,
    escape_non_ascii,
    hash_items,
    hash_of_int,
    hash_of_items,
    leave_repr,
    native_str,
    repr_parts,
    try_format,
)

# ---- scalars: text and hashes


def guest_repr(obj):
    if repr_parts(obj) is not None:
        return repr_by_kind(obj)
    return checked_repr(class_lookup(type(obj), "__repr__")(obj))


def checked_repr(text):
    if not isinstance(text, str):
        raise TypeError(f"__repr__ returned non-string (type {type(text).__name__})")
    return text


def guest_ascii(obj):
    text = repr(obj)
    return text if text.isascii() else escape_non_ascii(text)


def plain_repr(obj):
    """What `object.__str__` gives: whoever asked looks at what it is."""
    if repr_parts(obj) is not None:
        return repr_by_kind(obj)
    return type(obj).__repr__(obj)


def guest_str(obj):
    return checked_str(class_lookup(type(obj), "__str__")(obj))


def checked_str(text):
    if not isinstance(text, str):
        raise TypeError(f"__str__ returned non-string (type {type(text).__name__})")
    return text


def guest_hash(obj):
    items = hash_items(obj)
    if items is not None:
        return hash_of_items([hash(item) for item in items])
    return checked_hash(class_lookup(type(obj), "__hash__")(obj))


def checked_hash(value):
    if not isinstance(value, int):
        raise TypeError("__hash__ method should return an integer")
    return hash_of_int(value)


def guest_format(obj, spec):
    text = class_lookup(type(obj), "__format__")(obj, spec)
    if not isinstance(text, str):
        raise TypeError(f"__format__ must return a str, not {type(text).__name__}")
    return text


def format_as_float(number, spec):
    return format(float(number), spec)


def guest_bool(obj):
    return True if obj else False


def checked_bool(truth):
    if not isinstance(truth, bool):
        raise TypeError(f"__bool__ should return bool, returned {type(truth).__name__}")
    return truth


def guest_print(file, values, sep, end, flush):
    """print(): a file's write gets every piece by itself; the standard output gets what needs no guest code at once."""
    if file is None:
        native_print(values, sep, end, flush)
        return
    if sep is None:
        sep = " "
    elif not isinstance(sep, str):
        raise TypeError(f"sep must be None or a string, not {type(sep).__name__}")
    if end is None:
        end = "\n"
    elif not isinstance(end, str):
        raise TypeError(f"end must be None or a string, not {type(end).__name__}")
    write = file.write
    for i, value in enumerate(values):
        if i:
            write(sep)
        write(str(value))
    write(end)
    if flush:
        file.flush()


def print_at_once(file, text, flush):
    file.write(text)
    if flush:
        file.flush()


def native_print(values, sep, end, flush):
    between = " " if sep is None else sep
    pending = ""
    for i, value in enumerate(values):
        if i:
            pending += between
        text = native_str(value)
        if text is None:
            if pending:
                print(pending, end="")
            pending = str(value)
        else:
            pending += text
    print(pending, end=end, flush=bool(flush))


def format_template(template, positional, named):
    """str.format, and with None for the positional arguments str.format_map."""
    return format_steps(False, template, positional, named)


def format_percent(template, args):
    return format_steps(True, template, args, None)


def format_steps(percent, template, positional, named):
    answers = []
    while True:
        result = try_format(percent, template, positional, named, answers)
        if not isinstance(result, tuple):
            return result
        step, x, y = result
        if step == "format":
            answer = format(x, y)
        elif step == "str":
            answer = str(x)
        elif step == "repr":
            answer = repr(x)
        elif step == "getattr":
            answer = getattr(x, y)
        elif step == "getitem":
            answer = x[y]
        elif step == "bytes":
            answer = guest_bytes(x)
        elif step == "int":
            answer = converted(new_int, (int, x), y)
        elif step == "index":
            answer = converted(guest_index, (x,), y)
        else:
            answer = guest_float(x)
        answers.append(answer)


def converted(conversion, given, words):
    """A number for `%d` and the like, which have words of their own for whatever TypeError the conversion raises."""
    try:
        return conversion(*given)
    except TypeError:
        raise TypeError(words) from None


def guest_join(separator, iterable):
    return str.join(separator, all_items(iterable))


def all_items(iterable):
    # Natives call natives; a comprehension asks everything else for its items.
    return [*iterable] if isinstance_natively(iterable, map) else [item for item in iterable]


def guest_join_bytes(separator, iterable):
    return (bytearray if isinstance(separator, bytearray) else bytes).join(separator, all_items(iterable))


def guest_bytes(obj):
    value = class_lookup(type(obj), "__bytes__")(obj)
    if not isinstance(value, bytes):
        raise TypeError(f"__bytes__ returned non-bytes (type {type(value).__name__})")
    return value


def bytes_items(source, kind):
    """The items of what bytes are made of; what is no number counts as an iterable, and what refuses to be that as neither."""
    if hasattr(type(source), "__index__"):
        try:
            return guest_index(source)
        except TypeError:
            pass
    try:
        items = iter(source)
    except TypeError:
        raise TypeError(f"cannot convert '{type_name(source)}' object to {kind}") from None
    if kind == "bytes":
        length_of(source)
        return byte_list(items, kind)
    return items


def byte_list(items, kind):
    """The items as numbers; the first that is no byte ends it."""
    return [item if type(item) is int and 0 <= item < 256 else byte_item(item, kind) for item in items]


def byte_item(item, kind):
    if not isinstance(item, int):
        if not hasattr(type(item), "__index__"):
            raise TypeError(f"'{type_name(item)}' object cannot be interpreted as an integer")
        item = guest_index(item)
    if 0 <= item < 256:
        return item
    raise ValueError(f"{kind} must be in range(0, 256)")


def new_bytes(cls, source):
    if hasattr(type(source), "__bytes__"):
        source = guest_bytes(source)
    else:
        source = bytes_items(source, "bytes")
    return bytes.__new__(cls, source)


def init_bytearray(array, source):
    source = bytes_items(source, "bytearray")
    if isinstance(source, (int, bytes)):
        return bytearray.__init__(array, source)
    items = []
    try:
        for item in source:
            items.append(item if type(item) is int and 0 <= item < 256 else byte_item(item, "byte"))
    finally:
        bytearray.__init__(array, items)


def extend_bytearray(array, source):
    items = iter(source)
    length_of(source)
    return bytearray.extend(array, byte_list(items, "byte"))


def bytearray_set_slice(array, key, source):
    return bytearray.__setitem__(array, key, bytearray(byte_list(source, "byte")))


def bytearray_with_bounds(array, key, value):
    bounds = [b if b is None or isinstance(b, int) else guest_index(b) for b in (key.start, key.stop, key.step)]
    if value is None:
        return bytearray.__delitem__(array, slice(*bounds))
    return bytearray.__setitem__(array, slice(*bounds), value)


def guest_getitem(sequence, key):
    """An index or slice with a guest `__index__`."""
    if isinstance(key, slice):
        bounds = [b if b is None or isinstance(b, int) else guest_index(b) for b in (key.start, key.stop, key.step)]
        return sequence[slice(*bounds)]
    return sequence[guest_index(key)]


def guest_translate(text, table):
    getitem = type(table).__getitem__ if hasattr(type(table), "__getitem__") else None
    if getitem is None:
        raise TypeError(f"'{type(table).__name__}' object is not subscriptable")
    parts = []
    for c in str.__str__(text):
        try:
            to = table[ord(c)]
        except LookupError:
            parts.append(c)
            continue
        if to is None:
            continue
        if isinstance(to, str):
            parts.append(to)
        elif isinstance(to, int):
            if not 0 <= to <= 0x10FFFF:
                raise ValueError("character mapping must be in range(0x110000)")
            parts.append(chr(to))
        else:
            raise TypeError("character mapping must return integer, None or str")
    return "".join(parts)


def new_str(cls, obj):
    return str.__new__(cls, str(obj))


# ---- scalars: numbers


def call_converted(function, given, at, method, named=None):
    """A native with its argument number `at` converted by the argument's own `__index__` or the like; names and values of those that
    are passed by name are counted behind the others."""
    count = len(given)
    given = [*given] if named is None else [*given, *named]
    given[at] = guest_index(given[at]) if method == "__index__" else guest_float(given[at])
    return function(*given) if named is None else function(*given[:count], **dict_of(given[count:]))


def guest_index(obj):
    value = class_lookup(type(obj), "__index__")(obj)
    if not isinstance(value, int):
        raise TypeError(f"__index__ returned non-int (type {type(value).__name__})")
    if type(value) is not int:
        warn_of_subclass("__index__", value, "int")
        value = int.__index__(value)
    return value


def warn_of_subclass(method, value, wanted):
    from warnings import warn
    warn(f"{method} returned non-{wanted} (type {type(value).__name__}).  The ability to return an instance of a strict subclass "
         f"of {wanted} is deprecated, and may be removed in a future version of Python.", DeprecationWarning)


def bool_of_not_implemented():
    from warnings import warn
    warn("NotImplemented should not be used in a boolean context", DeprecationWarning)
    return True


def guest_float(obj):
    method = class_lookup(type(obj), "__float__")
    if method is None:
        return guest_index(obj)
    value = method(obj)
    if not isinstance(value, float):
        raise TypeError(f"{type(obj).__name__}.__float__ returned non-float (type {type(value).__name__})")
    if type(value) is not float:
        warn_of_subclass(f"{type(obj).__name__}.__float__", value, "float")
    return value


def new_int(cls, obj):
    method = class_lookup(type(obj), "__int__")
    if method is not None:
        value = method(obj)
        if not isinstance(value, int):
            raise TypeError(f"__int__ returned non-int (type {type(value).__name__})")
        if type(value) is not int:
            warn_of_subclass("__int__", value, "int")
    elif hasattr(type(obj), "__index__"):
        value = guest_index(obj)
    else:
        from warnings import warn
        warn("The delegation of int() to __trunc__ is deprecated.", DeprecationWarning)
        value = class_lookup(type(obj), "__trunc__")(obj)
        if not isinstance(value, int):
            if not hasattr(type(value), "__index__"):
                raise TypeError(f"__trunc__ returned non-Integral (type {type(value).__name__})")
            value = guest_index(value)
    return int.__new__(cls, int.__index__(value))


def new_float(cls, obj):
    return float.__new__(cls, float.__pos__(guest_float(obj)) if hasattr(type(obj), "__float__") else guest_index(obj))


def new_complex(cls, real, imag):
    if hasattr(type(real), "__complex__"):
        value = class_lookup(type(real), "__complex__")(real)
        if not isinstance(value, complex):
            raise TypeError(f"__complex__ returned non-complex (type {type(value).__name__})")
        if type(value) is not complex:
            warn_of_subclass("__complex__", value, "complex")
        real = complex.__pos__(value)
    elif not isinstance(real, complex):
        if not (hasattr(type(real), "__float__") or hasattr(type(real), "__index__")):
            raise TypeError(f"complex() first argument must be a string or a number, not '{type_name(real)}'")
        real = guest_float(real)
    if not isinstance(imag, complex):
        if not (hasattr(type(imag), "__float__") or hasattr(type(imag), "__index__")):
            raise TypeError(f"complex() second argument must be a number, not '{type_name(imag)}'")
        imag = guest_float(imag)
    return complex.__new__(cls, real, imag)


def int_from_bytes(cls, source, byteorder, signed):
    value = int.from_bytes(bytes(source), byteorder, signed=signed)
    return value if cls is int else cls(value)


def guest_divmod(x, y):
    return binary(x, y, "__divmod__", "__rdivmod__", "divmod()")


def guest_pow(x, y, modulus):
    if modulus is None:
        return x**y
    method = getattr(type(x), "__pow__", NotImplemented)
    if method is not NotImplemented:
        value = method(x, y, modulus)
        if value is not NotImplemented:
            return value
    # The right operand is asked only where its methods are native.
    method = getattr(type(y), "__rpow__", NotImplemented)
    if type(method) is type(int.__rpow__) is type(type(y).__pow__):
        value = method(y, x, modulus)
        if value is not NotImplemented:
            return value
    for v in (x, y, modulus):
        if isinstance(v, float):
            raise TypeError("pow() 3rd argument not allowed unless all arguments are integers")
        if isinstance(v, complex) and isinstance(x, (int, float, complex)) and isinstance(y, (int, float, complex)):
            raise ValueError("complex modulo")
    names = "', '".join([type_name(v) for v in (x, y, modulus)])
    raise TypeError(f"unsupported operand type(s) for ** or pow(): '{names}'")


def binary(x, y, forward, reflected, sign):
    """What an operator does: both operands' methods, the right one first if its class is a subclass with its own."""
    left, right = type(x), type(y)
    # A method that is None blocks the operator; NotImplemented stands for none at all.
    attempts = [(getattr(left, forward, NotImplemented), x, y)]
    if right is not left:
        method = getattr(right, reflected, NotImplemented)
        first = issubclass(right, left) and method is not getattr(left, reflected, NotImplemented)
        attempts.insert(0 if first else 1, (method, y, x))
    for method, receiver, argument in attempts:
        if method is not NotImplemented:
            value = method(receiver, argument)
            if value is not NotImplemented:
                return value
    raise TypeError(f"unsupported operand type(s) for {sign}: '{type_name(x)}' and '{type_name(y)}'")


# ---- calls, classes and attributes


def identity(value):
    return value


def call_with(f, args, kwargs):
    return f(*args, **kwargs)


def call_breakpointhook(*args):
    import sys
    *args, kwargs = args
    if not hasattr(sys, "breakpointhook"):
        raise RuntimeError("lost sys.breakpointhook")
    return sys.breakpointhook(*args, **kwargs)


def call_spread(f, args, kwargs):
    cls = type(args)
    if not class_has(cls, "__iter__") and class_lookup(cls, "__getitem__") is None:
        raise TypeError(f"{function_name(f)} argument after * must be an iterable, not {type_name(args)}")
    args = list_from(args)
    if kwargs is None:
        return f(*args)
    return f(*args, **kwargs)


def construct(cls, /, *args, **kwargs):
    return construct_from(cls, args, kwargs)


def call_described(get, parts, args):
    """A special method that a descriptor gives."""
    return get(*parts)(*args)


def call_bound(method, obj, *args):
    get = class_lookup(type(method), "__get__")
    return (method if get is None else get(method, obj, type(obj)))(*args)


def to_be_bound(method):
    """A special method that is no plain function, to be called like one."""
    def called(obj, *args, **kwargs):
        get = class_lookup(type(method), "__get__")
        return (method if get is None else get(method, obj, type(obj)))(*args, **kwargs)
    return called


def call_instance(obj, /, *args, **kwargs):
    return class_lookup(type(obj), "__call__")(obj, *args, **kwargs)


def construct_from(cls, args, kwargs):
    obj = cls.__new__(cls, *args, **kwargs)
    if issubclass_natively(type(obj), cls):
        init = class_lookup(type(obj), "__init__")
        result = init(obj, *args, **kwargs)
        if result is not None:
            raise TypeError(f"__init__() should return None, not '{type(result).__name__}'")
    return obj


def refuse_base(base):
    if hasattr(base, "__mro_entries__"):
        raise TypeError("type() doesn't support MRO entry resolution; use types.new_class()")
    raise TypeError(
        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"
    )


def __build_class__(body, name, /, *bases, **kwargs):
    resolved = bases
    for base in bases:
        if not isinstance_natively(base, type) and hasattr(base, "__mro_entries__"):
            resolved = []
            for base in bases:
                if not isinstance_natively(base, type) and hasattr(base, "__mro_entries__"):
                    entries = base.__mro_entries__(bases)
                    if not isinstance_natively(entries, tuple):
                        raise TypeError("__mro_entries__ must return a tuple")
                    resolved.extend(entries)
                else:
                    resolved.append(base)
            resolved = tuple(resolved)
            break
    if "metaclass" in kwargs:
        meta = kwargs.pop("metaclass")
    elif resolved:
        meta = type(resolved[0])
    else:
        meta = type
    if isinstance_natively(meta, type):
        for base in resolved:
            kind = type(base)
            if issubclass_natively(meta, kind):
                continue
            if issubclass_natively(kind, meta):
                meta = kind
                continue
            raise TypeError(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"
            )
    if meta is type:
        namespace = {}
    else:
        prepare = getattr(meta, "__prepare__", None)
        namespace = {} if prepare is None else prepare(name, resolved, **kwargs)
        if type(namespace) is not dict and class_lookup(type(namespace), "__getitem__") is None:
            owner = meta.__name__ if isinstance_natively(meta, type) else "<metaclass>"
            raise TypeError(f"{owner}.__prepare__() must return a mapping, not {type(namespace).__name__}")
    cell = body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    cls = meta(name, resolved, namespace, **kwargs)
    if cell is not None and isinstance_natively(cls, type):
        try:
            known = cell.cell_contents
        except ValueError:
            raise RuntimeError(f"__class__ not set defining {name!r} as {cls!r}. Was __classcell__ propagated to type.__new__?") from None
        if known is not cls:
            raise TypeError(f"__class__ set to {known!r} defining {name!r} as {cls!r}")
    return cls


def new_by_metaclass(meta, name, bases, namespace, kwargs):
    return meta.__new__(meta, name, bases, namespace, **(kwargs or {}))


def new_with_slots(meta, name, bases, namespace, kwargs):
    slots = namespace["__slots__"]
    cls = type.__new__(meta, name, bases, {**namespace, "__slots__": tuple(slots)}, **(kwargs or {}))
    cls.__slots__ = slots
    return cls


def order_class(cls, kwargs):
    set_mro(cls, tuple(cls.mro()))
    return finish_class(cls, kwargs or {})


def finish_class(cls, kwargs):
    for name, value in class_namespace(cls):
        hook = class_lookup(type(value), "__set_name__")
        if hook is not None:
            try:
                hook(value, cls, name)
            except BaseException as e:
                e.add_note(f"Error calling __set_name__ on '{type(value).__name__}' instance '{name}' in '{cls.__name__}'")
                raise
    super(cls, cls).__init_subclass__(**kwargs)
    return cls


def raise_abstract(cls):
    names = sorted(cls.__abstractmethods__)
    quoted = ", ".join(f"'{name}'" for name in names)
    plural = "s" if len(names) > 1 else ""
    raise TypeError(f"Can't instantiate abstract class {cls.__name__} without an implementation for abstract method{plural} {quoted}")


def is_abstract(*functions):
    for f in functions:
        if getattr(f, "__isabstractmethod__", False):
            return True
    return False


def getattr_or_ask(getter, args, obj, name):
    try:
        return getter(*args)
    except AttributeError:
        return class_lookup(type(obj), "__getattr__")(obj, name)


def getattr_default(obj, name, default):
    try:
        return getattr(obj, name)
    except AttributeError:
        return default


def hasattr_by_trying(obj, name):
    try:
        getattr(obj, name)
    except AttributeError:
        return False
    return True


def not_a_float(obj):
    raise ValueError(f"could not convert string to float: {obj!r}")


def not_equal(a, b):
    result = class_lookup(type(a), "__eq__")(a, b)
    return result if result is NotImplemented else not result


def str_of(obj):
    return str(obj)


def isinstance_of(obj, classes):
    if type(classes) is tuple:
        for c in classes:
            if isinstance_of(obj, c):
                return True
        return False
    if isinstance_natively(classes, type):
        if type(obj) is classes:
            return True
        return bool(class_lookup(type(classes), "__instancecheck__")(classes, obj))
    args = union_members(classes)
    if args is not None:
        for c in args:
            if isinstance_of(obj, type(None) if c is None else c):
                return True
        return False
    check = class_lookup(type(classes), "__instancecheck__")
    if check is not None:
        return bool(check(classes, obj))
    if said_bases(classes) is None:
        raise TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
    return is_below(getattr(obj, "__class__", None), classes)


def super_by_attribute(cls, this, obj):
    """super() of an object that isn't of the class, but may say that it is."""
    said = getattr(obj, "__class__", None)
    if isinstance_natively(said, type) and issubclass_natively(said, this):
        return make_super(cls, this, obj, said)
    raise TypeError(f"super(type, obj): obj (instance of {type_name(obj)}) is not an instance or subtype of type ({this.__qualname__}).")


def said_bases(cls):
    """The bases of what behaves as a class, or None."""
    bases = getattr(cls, "__bases__", None)
    return bases if isinstance_natively(bases, tuple) else None


def is_below(cls, wanted, depth=0):
    """Is something that has bases the wanted one, or below it?"""
    if cls is wanted:
        return True
    if depth > 900:
        raise RecursionError("maximum recursion depth exceeded in __subclasscheck__")
    for base in said_bases(cls) or ():
        if is_below(base, wanted, depth + 1):
            return True
    return False


def isinstance_by_attribute(obj, cls):
    """Is an object that isn't of the class one by what it says of itself?"""
    try:
        said = obj.__class__
    except AttributeError:
        return False
    return isinstance_natively(said, type) and issubclass_natively(said, cls)


def issubclass_of(cls, classes):
    if type(classes) is tuple:
        for c in classes:
            if issubclass_of(cls, c):
                return True
        return False
    if isinstance_natively(classes, type):
        check = class_lookup(type(classes), "__subclasscheck__")
        if not isinstance_natively(cls, type) and check is class_lookup(type, "__subclasscheck__"):
            if said_bases(cls) is None:
                raise TypeError("issubclass() arg 1 must be a class")
            return is_below(cls, classes)
        return bool(check(classes, cls))
    args = union_members(classes)
    if args is not None:
        for c in args:
            if issubclass_of(cls, type(None) if c is None else c):
                return True
        return False
    check = class_lookup(type(classes), "__subclasscheck__")
    if check is not None:
        return bool(check(classes, cls))
    if said_bases(cls) is None:
        raise TypeError("issubclass() arg 1 must be a class")
    if said_bases(classes) is None:
        raise TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
    return is_below(cls, classes)


def union_members(classes):
    return getattr(classes, "__args__", None) if type(classes).__name__ in ("UnionType", "_UnionGenericAlias") else None


def union_type(left, right):
    from _alias import make_union

    return make_union(left, right)


def class_getitem(cls, item):
    hook = getattr(cls, "__class_getitem__", None)
    if hook is not None:
        return hook(item)
    if cls in (type, enumerate, BaseExceptionGroup, ExceptionGroup):
        return generic_alias(cls, item)
    raise TypeError(f"type '{cls.__name__}' is not subscriptable")


def mappingproxy_of(namespace):
    from _proxy import mappingproxy

    return mappingproxy(namespace)


def dir_by_method(obj):
    if isinstance_natively(obj, type):
        names = class_lookup(type(obj), "__dir__")(obj)
    else:
        names = class_lookup(type(obj), "__dir__")(obj)
    return sorted(names)


def sorted_names(names):
    return sorted(names if type(names) is dict else names.keys())


def dir_of(obj):
    names = set()
    own = getattr(obj, "__dict__", None)
    if isinstance_natively(own, dict) or type(own).__name__ == "mappingproxy":
        names.update(own)
    cls = getattr(obj, "__class__", None)
    if isinstance_natively(cls, type):
        names.update(dir_of_class(cls))
    return list(names)


def dir_of_class(cls):
    names = set()
    for c in cls.__mro__:
        for name, _ in class_namespace(c):
            names.add(name)
    return list(names)


def dir_of_module(module):
    namespace = module.__dict__
    if not isinstance_natively(namespace, dict):
        raise TypeError("<module>.__dict__ is not a dictionary")
    own = namespace.get("__dir__")
    return list(namespace) if own is None else own()


def vars_of(obj):
    try:
        return obj.__dict__
    except AttributeError:
        raise TypeError("vars() argument must have __dict__ attribute") from None


def reduce_object(obj, protocol):
    from copyreg import reduce_object

    return reduce_object(obj, index_of(protocol))


def describe_object(obj):
    from copyreg import describe

    return describe(obj, type(obj), 0)


# ---- truth, items, iteration


def len_of(obj):
    return len(obj)


def contains_by_iteration(container, item):
    cls = type(container)
    if class_lookup(cls, "__contains__") is None and class_has(cls, "__contains__"):
        raise TypeError(f"'{cls.__name__}' object is not a container")
    it = None
    try:
        it = iter(container)
    except TypeError:
        pass
    if it is None:
        raise TypeError(f"argument of type '{type_name(container)}' is not iterable")
    for x in it:
        if x is item or x == item:
            return True
    return False


def iter_checked(obj):
    return checked_iter(class_lookup(type(obj), "__iter__")(obj))


def checked_iter(it):
    if class_lookup(type(it), "__next__") is None:
        raise TypeError(f"iter() returned non-iterator of type '{type(it).__name__}'")
    return it


def iter_sequence(obj):
    return sequence_iterator(obj)


def unpack(obj, count):
    it = iter_to_unpack(obj)
    items = []
    for x in it:
        items.append(x)
        if len(items) > count:
            raise ValueError(f"too many values to unpack (expected {count})")
    if len(items) < count:
        raise ValueError(f"not enough values to unpack (expected {count}, got {len(items)})")
    return tuple(items)


def unpack_star(obj, before, after):
    items = []
    for x in iter_to_unpack(obj):
        items.append(x)
    if len(items) < before + after:
        raise ValueError(f"not enough values to unpack (expected at least {before + after}, got {len(items)})")
    end = len(items) - after
    return (*items[:before], items[before:end], *items[end:])


def iter_to_unpack(obj):
    cls = type(obj)
    if class_lookup(cls, "__iter__") is None and class_lookup(cls, "__getitem__") is None:
        raise TypeError(f"cannot unpack non-iterable {cls.__name__} object")
    return iter(obj)


def set_of(items):
    return set(items)


def dict_of(items):
    result = {}
    for i in range(0, len(items), 2):
        result[items[i]] = items[i + 1]
    return result


def keys_of(mapping):
    keys = mapping.keys()
    try:
        iterator = iter(keys)
    except TypeError:
        iterator = None
    if iterator is None:
        raise TypeError(f"{type_name(mapping)}.keys() returned a non-iterable (type {type_name(keys)})")
    return [key for key in iterator]


def map_update(target, source):
    try:
        for key in keys_of(source):
            target[key] = source[key]
        return
    except AttributeError:
        pass
    raise TypeError(f"'{type_name(source)}' object is not a mapping")


def map_merge(target, source, callee):
    try:
        for key in keys_of(source):
            if key in target:
                raise KeyError(key)
            target[key] = source[key]
        return
    except AttributeError:
        again = None
    except KeyError as e:
        if len(e.args) != 1:
            raise
        again = e.args
    if again is None:
        raise TypeError(f"{function_name(callee)} argument after ** must be a mapping, not {type_name(source)}")
    raise TypeError(f"{function_name(callee)} got multiple values for keyword argument '{again[0]}'")


def format_value(value, conversion, spec):
    if conversion == 1:
        value = str(value)
    elif conversion == 2:
        value = repr(value)
    elif conversion == 3:
        value = ascii(value)
    return format(value, spec)


# ---- names


def load_name(namespace, name, globals):
    try:
        return namespace[name]
    except KeyError:
        pass
    if name in globals:
        return globals[name]
    builtins = globals.get("__builtins__", modules["builtins"])
    if type(builtins) is type(modules["builtins"]):
        builtins = builtins.__dict__
    return load_builtin(builtins, name)


def load_builtin(builtins, name):
    try:
        return builtins[name]
    except KeyError:
        pass
    raise NameError(f"name '{name}' is not defined", name=name)


def store_name(namespace, name, value):
    namespace[name] = value


def delete_name(namespace, name):
    try:
        del namespace[name]
    except KeyError:
        raise NameError(f"name '{name}' is not defined", name=name) from None


# ---- exceptions


def raise_from(exc, cause):
    if isinstance_natively(exc, type) and issubclass_natively(exc, BaseException):
        made = exc()
        if not isinstance_natively(made, BaseException):
            raise_hidden(TypeError(f"calling {exc!r} should have returned an instance of BaseException, not {type(made)!r}"))
        exc = made
    if not isinstance_natively(exc, BaseException):
        raise_hidden(TypeError("exceptions must derive from BaseException"))
    if cause is not ...:
        if isinstance_natively(cause, type) and issubclass_natively(cause, BaseException):
            given, cause = cause, cause()
            if not isinstance_natively(cause, BaseException):
                raise_hidden(TypeError(f"calling {given!r} should have returned an instance of BaseException, not {type(cause)!r}"))
        elif cause is not None and not isinstance_natively(cause, BaseException):
            raise_hidden(TypeError("exception causes must derive from BaseException"))
        exc.__cause__ = cause
    raise exc


def raise_hidden(exc):
    raise exc


def str_exception(exc):
    args = exc.args
    if len(args) == 1:
        return repr(args[0]) if isinstance_natively(exc, KeyError) else str(args[0])
    return str(args)


def repr_exception(exc):
    return type(exc).__name__ + "(" + ", ".join([repr(a) for a in exc.args]) + ")"


def str_os_error(exc):
    if exc.errno is None:
        return str_exception(exc) if exc.args else ""
    if exc.filename is not None:
        if exc.filename2 is not None:
            return f"[Errno {exc.errno}] {exc.strerror}: {exc.filename!r} -> {exc.filename2!r}"
        return f"[Errno {exc.errno}] {exc.strerror}: {exc.filename!r}"
    return f"[Errno {exc.errno}] {exc.strerror}"


def str_unicode_error(exc):
    if len(exc.args) != 5:
        return str_exception(exc) if exc.args else ""
    encoding, obj, start, end, reason = exc.encoding, exc.object, exc.start, exc.end, exc.reason
    one = 0 <= start < len(obj) and end == start + 1
    if isinstance(obj, str):
        if one:
            point = ord(obj[start])
            shown = f"\\x{point:02x}" if point < 256 else f"\\u{point:04x}" if point < 65536 else f"\\U{point:08x}"
            return f"'{encoding}' codec can't encode character '{shown}' in position {start}: {reason}"
        return f"'{encoding}' codec can't encode characters in position {start}-{end - 1}: {reason}"
    if one:
        return f"'{encoding}' codec can't decode byte {obj[start]:#04x} in position {start}: {reason}"
    return f"'{encoding}' codec can't decode bytes in position {start}-{end - 1}: {reason}"


def add_note(exc, note):
    if not isinstance(note, str):
        raise TypeError(f"note must be a str, not '{type(note).__name__}'")
    notes = getattr(exc, "__notes__", None)
    if notes is None:
        exc.__notes__ = notes = []
    elif not isinstance(notes, list):
        raise TypeError("Cannot add note: __notes__ is not a list")
    notes.append(note)


def set_exception_args(exc, args):
    exc.args = tuple(args)


def reduce_exception(exc):
    args, own = exc.args, dict(exc.__dict__)
    if isinstance_natively(exc, OSError) and len(args) == 2 and exc.filename is not None:
        args += (exc.filename,) if exc.filename2 is None else (exc.filename, None, exc.filename2)
    elif isinstance_natively(exc, (ImportError, AttributeError)):
        for name in ("name", "path", "name_from") if isinstance_natively(exc, ImportError) else ("name",):
            value = getattr(exc, name)
            if value is not None:
                own[name] = value
    return (type(exc), args, own) if own else (type(exc), args)


def setstate_exception(exc, state):
    if state is None:
        return
    if not isinstance_natively(state, dict):
        raise TypeError("state is not a dictionary")
    for name, value in state.items():
        setattr(exc, name, value)


def word_exception(exc):
    """Lets exceptions whose text is guest code's word it, so that a traceback can be printed without running any."""
    seen = set()
    waiting = [exc]
    while waiting:
        e = waiting.pop()
        if e is None or id(e) in seen:
            continue
        seen.add(id(e))
        if native_str(e) is None:
            try:
                text = str(e)
            except BaseException:
                text = "<exception str() failed>"
            set_hidden(e, "__rendered__", text)
        waiting.append(e.__cause__)
        waiting.append(e.__context__)
        if isinstance_natively(e, BaseExceptionGroup):
            waiting.extend(e.exceptions)


def report_unraised(exc, obj, err_msg=None):
    """Shows an exception that nobody can catch, or hands it to the guest's hook."""
    heading = (err_msg or "Exception ignored in") + ": "
    sys = modules.get("sys")
    if sys is None or sys.unraisablehook is sys.__unraisablehook__:
        return report_unraisable(exc, obj, heading)
    try:
        sys.unraisablehook(sys.UnraisableHookArgs((type(exc), exc, exc.__traceback__, err_msg, obj)))
    except BaseException as e:
        report_unraisable(e, sys.unraisablehook, "Exception ignored in sys.unraisablehook: ")


def finalize(obj):
    try:
        class_lookup(type(obj), "__del__")(obj)
    except BaseException as e:
        report_unraised(e, class_lookup(type(obj), "__del__"))


# ---- generators


def close_generator(generator):
    state = generator_state(generator)
    if state == 3:
        return None
    if state == 0:
        finish_generator(generator)
        return None
    try:
        throw_natively(generator, GeneratorExit())
    except (GeneratorExit, StopAsyncIteration):
        return None
    except StopIteration as stop:
        return stop.value
    raise RuntimeError(generator_kind(generator) + " ignored GeneratorExit")


def generator_kind(generator):
    return type(generator).__name__.replace("_", " ")


def close_quietly(generator):
    try:
        if generator_state(generator) == 0 and type(generator).__name__ == "coroutine":
            from warnings import _warn_unawaited_coroutine

            _warn_unawaited_coroutine(generator)
        if type(generator).__name__ == "async_generator" and generator_state(generator) == 1:
            finalizer = import_module("_asyncgens").hooks()[1]
            if finalizer is not None:
                finalizer(generator)
                return
        close_generator(generator)
    except BaseException as e:
        report_unraised(e, generator)


def close_then_raise(inner, exc):
    if type(inner).__name__ == "async_generator":
        # It stands for its step, which a `yield` ends, too.
        try:
            if not is_cell(throw_natively(inner, GeneratorExit())):
                raise RuntimeError("coroutine ignored GeneratorExit")
        except (GeneratorExit, StopAsyncIteration):
            pass
    else:
        close_generator(inner)
    raise exc


def throw_into_iterator(iterator, exc):
    if isinstance(exc, GeneratorExit):
        try:
            close = getattr(iterator, "close", None)
        except BaseException as e:
            report_unraised(e, iterator)
            close = None
        if close is not None:
            close()
        raise exc
    throw = getattr(iterator, "throw", None)
    if throw is None:
        raise exc
    return throw(exc)


def invert_bool(value):
    from warnings import warn
    warn("Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the "
         "underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation "
         "or ~int(x) if you really want the bitwise inversion of the underlying int.", DeprecationWarning)
    return ~int(value)


def throw_old(generator, cls, value=None, traceback=None):
    from warnings import warn
    warn("the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.", DeprecationWarning)
    if traceback is not None and type(traceback).__name__ != "traceback":
        raise TypeError("throw() third argument must be a traceback object")
    if isinstance_natively(cls, BaseException):
        return generator.throw(cls)
    return throw_class(generator, cls, value)


def throw_class(generator, cls, value):
    if isinstance_natively(cls, type) and issubclass_natively(cls, BaseException):
        if isinstance_natively(value, cls):
            exc = value
        elif value is None:
            exc = cls()
        elif type(value) is tuple:
            exc = cls(*value)
        else:
            exc = cls(value)
        if not isinstance_natively(exc, BaseException):
            exc = TypeError(f"calling {cls!r} should have returned an instance of BaseException, not {type_name(exc)}")
        return generator.throw(exc)
    raise TypeError(f"exceptions must be classes or instances deriving from BaseException, not {type(cls).__name__}")


def send(iterator, value):
    return iterator.send(value)


@iterator_class("coroutine_wrapper")
def coroutine_wrapper(coroutine):
    return (yield from awaited(coroutine))


def await_checked(obj):
    it = type(obj).__await__(obj)
    if class_lookup(type(it), "__next__") is None:
        if type(it).__name__ == "coroutine":
            raise TypeError("__await__() returned a coroutine")
        raise TypeError(f"__await__() returned non-iterator of type '{type(it).__name__}'")
    return it


def async_iter_checked(obj):
    it = type(obj).__aiter__(obj)
    if class_lookup(type(it), "__anext__") is None:
        name = type(it).__name__
        raise TypeError(f"'async for' received an object from __aiter__ that does not implement __anext__: {name}")
    return it


def async_next_checked(it):
    item = type(it).__anext__(it)
    if is_awaitable_generator(item) or type(item).__name__ == "coroutine":
        return item
    if class_lookup(type(item), "__await__") is None:
        cause = TypeError(f"object {type(item).__name__} can't be used in 'await' expression")
    else:
        try:
            return coroutine_wrapper(await_checked(item))
        except BaseException as e:
            cause = e
    error = TypeError(f"'async for' received an invalid object from __anext__: {type(item).__name__}")
    error.__context__ = cause
    raise error from cause


def aiter_of(obj):
    method = class_lookup(type(obj), "__aiter__")
    if method is None:
        raise TypeError(f"'{type(obj).__name__}' object is not an async iterable")
    it = type(obj).__aiter__(obj)
    if class_lookup(type(it), "__anext__") is None:
        raise TypeError(f"aiter() returned not an async iterator of type '{type(it).__name__}'")
    return it


def anext_of(it):
    if class_lookup(type(it), "__anext__") is None:
        raise TypeError(f"'{type(it).__name__}' object is not an async iterator")
    return type(it).__anext__(it)


def anext_or(it, default):
    return anext_awaiting(anext_of(it), default)


@iterator_class("anext_awaitable")
def anext_awaiting(awaitable, default):
    try:
        if class_lookup(type(awaitable), "__await__") is not None:
            awaitable = await_checked(awaitable)
        elif not is_awaitable_generator(awaitable):
            raise TypeError(f"object {type(awaitable).__name__} can't be used in 'await' expression")
        return (yield from awaited(awaitable))
    except StopAsyncIteration:
        return default


def new_traceback(following, frame, instruction, line):
    from operator import index
    from sys import _Frame
    from types import TracebackType
    if type(frame) is not _Frame:
        raise TypeError(f"traceback() argument 'tb_frame' must be frame, not {type(frame).__name__}")
    if following is not None and type(following) is not TracebackType:
        raise TypeError(f"expected traceback object or None, got '{type(following).__name__}'")
    return traceback_of(following, index(instruction), (frame, index(line)), frame.f_code, frame.f_globals)


def frame_of_pictures(pictures):
    from sys import _Frame
    return _Frame(pictures)


# ---- match


def match_kind(subject, mapping):
    from collections.abc import Mapping, Sequence

    cls = type(subject)
    if isinstance_natively(subject, (str, bytes, bytearray)):
        return False
    is_mapping, is_sequence = issubclass(cls, Mapping), issubclass(cls, Sequence)
    if is_mapping and is_sequence:
        # It is what the first of its bases is that is only one of the two.
        for base in cls.__mro__:
            is_mapping, is_sequence = issubclass(base, Mapping), issubclass(base, Sequence)
            if is_mapping != is_sequence:
                break
    return is_mapping if mapping else is_sequence


def match_keys(subject, keys):
    get = subject.get
    missing = keys
    values = []
    seen = []
    for key in keys:
        if key in seen:
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        seen.append(key)
        value = get(key, missing)
        if value is missing:
            return None
        values.append(value)
    return tuple(values)


def match_rest(subject, keys):
    rest = dict(subject)
    for key in keys:
        rest.pop(key, None)
    return rest


def match_class(cls, subject, count, names):
    if not isinstance_natively(cls, type):
        raise TypeError("called match pattern must be a class")
    if not isinstance(subject, cls):
        return None
    values = []
    seen = []
    if count:
        positional = getattr(cls, "__match_args__", None)
        if positional is None:
            for kind in (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple):
                if issubclass_natively(cls, kind):
                    if count > 1:
                        raise TypeError(f"{cls.__name__}() accepts 1 positional sub-pattern ({count} given)")
                    values.append(subject)
                    break
            else:
                raise TypeError(f"{cls.__name__}() accepts 0 positional sub-patterns ({count} given)")
        else:
            if type(positional) is not tuple:
                raise TypeError(f"{cls.__name__}.__match_args__ must be a tuple (got {type(positional).__name__})")
            if count > len(positional):
                plural = "" if len(positional) == 1 else "s"
                raise TypeError(f"{cls.__name__}() accepts {len(positional)} positional sub-pattern{plural} ({count} given)")
            for name in positional[:count]:
                if not isinstance(name, str):
                    raise TypeError(f"__match_args__ elements must be strings (got {type(name).__name__})")
                if name in seen:
                    raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
                seen.append(name)
                try:
                    values.append(getattr(subject, name))
                except AttributeError:
                    return None
    for name in names:
        if name in seen:
            raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
        seen.append(name)
        try:
            values.append(getattr(subject, name))
        except AttributeError:
            return None
    return tuple(values)


# ---- imports


def import_name(name, globals, fromlist, level, own=False):
    if level:
        name = absolute_name(name, globals, level)
    module = import_module(name, own)
    if fromlist is None:
        return module if level else import_module(name.partition(".")[0], own)
    if hasattr(module, "__path__"):
        for child in fromlist:
            if child != "*" and not hasattr(module, child):
                try:
                    import_module(name + "." + child, own)
                except ModuleNotFoundError as e:
                    if e.name != name + "." + child:
                        raise
    return module


def import_function(name, globals, fromlist, level):
    if not isinstance_natively(name, str):
        raise TypeError("module name must be a string")
    if level < 0:
        raise ValueError("level must be >= 0")
    if not name and not level:
        raise ValueError("Empty module name")
    return import_name(name, globals, fromlist or None, level, False)


def absolute_name(name, globals, level):
    package = globals.get("__package__")
    if package is None:
        if "__name__" not in globals:
            raise KeyError("'__name__' not in globals")
        package = globals["__name__"]
        if "__path__" not in globals:
            package = package.rpartition(".")[0]
    if not package:
        raise ImportError("attempted relative import with no known parent package")
    for _ in range(level - 1):
        package, dot, _ = package.rpartition(".")
        if not dot:
            raise ImportError("attempted relative import beyond top-level package")
    return package + "." + name if name else package


def import_module(name, own=True):
    # Where a file of the guest has taken the name of one of the prelude's modules, the prelude itself goes on with its own.
    loaded = shadowed if own and is_shadowed(name) else modules
    module = loaded.get(name, loaded)
    if module is None:
        raise ModuleNotFoundError(f"import of {name} halted; None in sys.modules", name=name)
    turn = name if loaded is modules else "<gilbox>." + name
    if module is not loaded:
        if begin_import(turn):
            end_import(turn)
        return module
    parent, _, child = name.rpartition(".")
    path = None
    if parent:
        outer = import_module(parent, own)
        if name in loaded:
            return import_module(name, own)
        path = getattr(outer, "__path__", None)
        if path is None:
            raise ModuleNotFoundError(f"No module named {name!r}; {parent!r} is not a package", name=name)
    if not begin_import(turn):
        return loaded[name]
    try:
        if name in loaded:
            return loaded[name]
        if path is None and not own and name != "sys":
            path = import_module("sys").path
        found = find_module(name, path)
        if found is None:
            raise_not_found(name)
        source, file, package, prelude, native = found
        module = new_module(name)
        namespace = module.__dict__
        namespace["__package__"] = name if package else parent
        portions = file if isinstance(file, list) else None
        if not prelude:
            namespace["__file__"] = file if portions is None else None
            namespace["__builtins__"] = modules["builtins"].__dict__
        if package:
            namespace["__path__"] = portions or [file.rpartition("/")[0]]
        loaded[name] = module
        try:
            if native:
                native_part(name, module)
            if source is not None:
                source_function(source, file, namespace, prelude)()
        except BaseException:
            loaded.pop(name, None)
            raise
        # A module may have replaced itself.
        module = loaded.get(name, module)
        if parent:
            setattr(outer, child, module)
        return module
    finally:
        end_import(turn)


def raise_not_found(name):
    e = ModuleNotFoundError(f"No module named {name!r}", name=name)
    if is_stdlib(name.partition(".")[0]):
        hint = "gilbox does not have this module of the standard library"
    else:
        hint = "gilbox runs its own modules and files beside the script only; it does not load installed packages"
    set_hidden(e, "__hint__", hint)
    raise e


def import_from(module, name):
    try:
        return getattr(module, name)
    except AttributeError:
        pass
    full = getattr(module, "__name__", "?")
    if full + "." + name in modules:
        return modules[full + "." + name]
    file = getattr(module, "__file__", None)
    where = file if file is not None else "unknown location"
    if importing_now(full):
        raise ImportError(
            f"cannot import name {name!r} from partially initialized module {full!r} (most likely due to a circular import) ({where})",
            name=full,
            path=file,
        )
    raise ImportError(f"cannot import name {name!r} from {full!r} ({where})", name=full, path=file, name_from=name)


def import_star(module, globals):
    names = getattr(module, "__all__", None)
    if names is None:
        names = [name for name in module.__dict__ if not name.startswith("_")]
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"Item in {module.__name__}.__all__ must be str, not {type(name).__name__}")
        globals[name] = getattr(module, name)


# ---- eval, exec, compile


def run_source(source, globals, locals, mode, closure):
    if not isinstance_natively(globals, dict):
        if mode == "eval":
            raise TypeError("globals must be a dict")
        raise TypeError(f"exec() globals must be a dict, not {type(globals).__name__}")
    if locals is not None and class_lookup(type(locals), "__getitem__") is None:
        if mode == "eval":
            raise TypeError("locals must be a mapping")
        raise TypeError(f"locals must be a mapping or None, not {type(locals).__name__}")
    if isinstance_natively(source, (bytes, bytearray)):
        source = decode_source(source, "<string>")
    if locals is None:
        locals = globals
    # A guest's dict answers for its names itself.
    apart = locals is not globals or type(globals) is not dict
    if type(source).__name__ == "code":
        wanted = len(source.co_freevars)
        if wanted and mode == "eval":
            raise TypeError("code object passed to eval() may not contain free variables")
        if wanted and not (type(closure) is tuple and len(closure) == wanted and all([type(each).__name__ == "cell" for each in closure])):
            raise TypeError(f"code object requires a closure of exactly length {wanted}")
        if closure is not None and not wanted:
            raise TypeError("cannot use a closure with this code object")
        if not dict.__contains__(globals, "__builtins__"):
            dict.__setitem__(globals, "__builtins__", modules["builtins"])
        if wanted:
            return import_module("types").FunctionType(source, globals, None, None, closure)()
        if apart:
            source = code_with_locals(source)
        f = code_function(source, namespace_of(globals))
        return f(locals) if takes_namespace(source) else f()
    if not isinstance_natively(source, str):
        raise TypeError(f"{mode}() arg 1 must be a string, bytes or code object")
    if closure is not None:
        raise TypeError("closure can only be used when source is a code object")
    if not dict.__contains__(globals, "__builtins__"):
        dict.__setitem__(globals, "__builtins__", modules["builtins"].__dict__)
    if mode == "eval":
        source = source.lstrip(" \t")
    if not apart:
        return code_function(compile_text(source, "<string>", mode, 0), namespace_of(globals))()
    return code_function(compile_text(source, "<string>", mode + " in", 0), namespace_of(globals))(locals)


def warned(value, errors):
    from warnings import warn_explicit

    for e in errors:
        try:
            warn_explicit(e.msg, SyntaxWarning, e.filename, e.lineno)
        except SyntaxWarning:
            raise e from None
    return value


def run_warned(both):
    return warned(*both)()


def failed_after(errors, error):
    warned(None, errors)
    raise error


def run_failed(both):
    failed_after(*both)


def compile_source(source, file, mode, flags, optimize):
    if isinstance_natively(file, bytes):
        file = file.decode()
    elif not isinstance_natively(file, str):
        from os import fspath

        file = fspath(file)
    if not isinstance_natively(mode, str):
        raise TypeError(f"compile() argument 'mode' must be str, not {type_name(mode)}")
    if flags & ~0x1fef610:
        raise ValueError("compile(): unrecognised flags")
    if optimize not in (-1, 0, 1, 2):
        raise ValueError("compile(): invalid optimize value")
    if flags & 1024:
        return import_module("ast").parse(source, file, mode)
    if mode not in ("exec", "eval", "single"):
        raise ValueError("compile() mode must be 'exec', 'eval' or 'single'")
    if type(source).__module__ == "ast" and hasattr(source, "_fields"):
        source = import_module("ast")._compilable(source, mode)
    if isinstance_natively(source, (bytes, bytearray, memoryview)):
        source = decode_source(source, file)
    elif not isinstance_natively(source, str):
        raise TypeError("compile() arg 1 must be a string, bytes or AST object")
    return compile_text(source, file, mode, max(optimize, 0))


# ---- threads


def run_thread(function, args, kwargs):
    try:
        if kwargs is None:
            function(*args)
        else:
            function(*args, **kwargs)
    except SystemExit:
        pass
    except BaseException as e:
        report_unraised(e, function, "Exception ignored in thread started by")


# ---- the end of a program


def exit_message(value):
    print(value, file=import_module("sys").stderr)


def uncaught(exc):
    import_module("sys").excepthook(type(exc), exc, exc.__traceback__)


def threading_shutdown():
    threading = modules.get("threading")
    if threading is not None:
        threading._shutdown()


def run_atexit():
    atexit = modules.get("atexit")
    if atexit is not None:
        atexit._run_exitfuncs()


def pickle_result(value):
    return import_module("pickle").dumps(value)


def spawned(payload):
    return import_module("multiprocessing.spawn").main(payload)
# ---- exception groups


def new_exception_group(cls, args):
    if len(args) != 2:
        raise TypeError(f"BaseExceptionGroup.__new__() takes exactly 2 arguments ({len(args)} given)")
    message, members = args
    if not isinstance(message, str):
        raise TypeError(f"BaseExceptionGroup.__new__() argument 1 must be str, not {type(message).__name__}")
    if class_lookup(type(members), "__getitem__") is None or isinstance(members, dict):
        raise TypeError("second argument (exceptions) must be a sequence")
    members = tuple(members)
    if not members:
        raise ValueError("second argument (exceptions) must be a non-empty sequence")
    plain = True
    for i, e in enumerate(members):
        if not isinstance_natively(e, BaseException):
            raise ValueError(f"Item {i} of second argument (exceptions) is not an exception")
        if not isinstance_natively(e, Exception):
            plain = False
    if cls is BaseExceptionGroup and plain:
        cls = ExceptionGroup
    elif not plain and issubclass_natively(cls, Exception):
        if cls is ExceptionGroup:
            raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
        raise TypeError(f"Cannot nest BaseExceptions in {cls.__name__!r}")
    group = new_exception(cls, args)
    set_hidden(group, "message", message)
    set_hidden(group, "exceptions", members)
    return group


def str_exception_group(group):
    n = len(group.exceptions)
    return f"{group.message} ({n} sub-exception{'' if n == 1 else 's'})"


def derive_group(group, members):
    return BaseExceptionGroup(group.message, members)


def derived(group, members):
    made = group.derive(members)
    if not isinstance_natively(made, BaseExceptionGroup):
        raise TypeError("derive must return an instance of BaseExceptionGroup")
    made.__traceback__ = group.__traceback__
    made.__context__ = group.__context__
    if group.__cause__ is not None:
        made.__cause__ = group.__cause__
    notes = getattr(group, "__notes__", None)
    if class_lookup(type(notes), "__getitem__") is not None and not isinstance_natively(notes, dict):
        made.__notes__ = list(notes)
    return made


def matches_condition(exc, condition):
    if isinstance_natively(condition, type) or type(condition) is tuple:
        return isinstance(exc, condition)
    return condition(exc)


def split_by(exc, condition):
    if matches_condition(exc, condition):
        return exc, None
    if not isinstance_natively(exc, BaseExceptionGroup):
        return None, exc
    matched = []
    rest = []
    for e in exc.exceptions:
        yes, no = split_by(e, condition)
        if yes is not None:
            matched.append(yes)
        if no is not None:
            rest.append(no)
    return (derived(exc, matched) if matched else None, derived(exc, rest) if rest else None)


def split_group_public(group, condition):
    if not (isinstance_natively(condition, type) and issubclass_natively(condition, BaseException)):
        if type(condition) is tuple:
            fits = all(isinstance_natively(c, type) and issubclass_natively(c, BaseException) for c in condition)
        else:
            fits = callable(condition) and not isinstance_natively(condition, type)
        if not fits:
            raise TypeError("expected an exception type, a tuple of exception types, or a callable (other than a class)")
    return split_by(group, condition)


def subgroup(group, condition):
    return split_group_public(group, condition)[0]


def split_group(exc, classes):
    for c in classes if type(classes) is tuple else (classes,):
        if not (isinstance_natively(c, type) and issubclass_natively(c, BaseException)):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        if issubclass_natively(c, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    if not isinstance_natively(exc, BaseExceptionGroup):
        if isinstance(exc, classes):
            return BaseExceptionGroup("", (exc,)), None
        return None, exc
    return split_by(exc, classes)


def join_groups(exc, raised):
    raised = [e for e in raised if e is not None]
    if not raised:
        return None
    if not isinstance_natively(exc, BaseExceptionGroup):
        return raised[0] if len(raised) == 1 else BaseExceptionGroup("", raised)
    again = []
    fresh = []
    for e in raised:
        if isinstance_natively(e, BaseExceptionGroup) and e.__traceback__ is exc.__traceback__ and e.message == exc.message:
            again.append(e)
        else:
            fresh.append(e)
    rest = None
    if again:
        keep = []
        for e in again:
            leaves_of(e, keep)
        rest = project(exc, keep)
    if not fresh:
        return rest
    if rest is not None:
        fresh.append(rest)
    return fresh[0] if len(fresh) == 1 and rest is None else BaseExceptionGroup("", fresh)


def leaves_of(exc, found):
    if isinstance_natively(exc, BaseExceptionGroup):
        for e in exc.exceptions:
            leaves_of(e, found)
    else:
        found.append(exc)


def project(exc, keep):
    if not isinstance_natively(exc, BaseExceptionGroup):
        for e in keep:
            if e is exc:
                return exc
        return None
    members = []
    for e in exc.exceptions:
        part = project(e, keep)
        if part is not None:
            members.append(part)
    if not members:
        return None
    if len(members) == len(exc.exceptions):
        for a, b in zip(members, exc.exceptions):
            if a is not b:
                break
        else:
            return exc
    return derived(exc, members)


# ---- asynchronous generators: what they yield comes in a cell, what they await as it is


def begin_async_generator(generator, method, args):
    firstiter = import_module("_asyncgens").hooks()[0]
    if firstiter is not None:
        firstiter(generator)
    return getattr(generator, method)(*args)


# ---- what has been thrown into a step before it began comes as its last argument


@iterator_class("async_generator_asend")
def async_send(generator, value, thrown):
    if thrown is None:
        result = step_natively(generator, value)
    else:
        begin_step(generator, "anext()")
        result = throw_natively(generator, thrown)
    while not is_cell(result):
        try:
            value = yield result
        except BaseException as e:
            result = throw_natively(generator, e)
        else:
            result = resume_natively(generator, value)
    return result.cell_contents


@iterator_class("async_generator_athrow")
def async_throw(generator, exc, value, thrown):
    if thrown is None:
        if generator_state(generator) == 3:
            return
        if isinstance_natively(exc, type):
            exc = exc() if value is None else value if isinstance_natively(value, exc) else exc(value)
    else:
        exc = thrown
    begin_step(generator, "athrow()")
    result = throw_natively(generator, exc)
    while not is_cell(result):
        try:
            value = yield result
        except BaseException as e:
            result = throw_natively(generator, e)
        else:
            result = resume_natively(generator, value)
    return result.cell_contents


def async_throw_old(generator, exc, value, thrown):
    from warnings import warn
    warn("the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.", DeprecationWarning)
    return async_throw(generator, exc, value, thrown)


@iterator_class("async_generator_athrow")
def async_close(generator, thrown):
    state = generator_state(generator)
    if state == 3:
        return
    begin_step(generator, "aclose()")
    if state == 0 and thrown is None:
        finish_generator(generator)
        return
    try:
        result = throw_natively(generator, GeneratorExit() if thrown is None else thrown)
        while not is_cell(result):
            try:
                value = yield result
            except BaseException as e:
                result = throw_natively(generator, e)
            else:
                result = resume_natively(generator, value)
    except (StopAsyncIteration, GeneratorExit):
        return
    raise RuntimeError("async generator ignored GeneratorExit")


def close_step(step):
    if generator_state(step) == 3:
        return
    try:
        step.throw(GeneratorExit())
    except (StopIteration, StopAsyncIteration, GeneratorExit):
        return
    raise RuntimeError("coroutine ignored GeneratorExit")


def init_syntax_error(error, place):
    place = tuple(place)
    count = len(place)
    if count < 4 or count > 6:
        bound = "at least 4" if count < 4 else "at most 6"
        raise TypeError(f"function takes {bound} arguments ({count} given)")
    if count == 5:
        raise TypeError("end_offset must be provided when end_lineno is provided")
    for name, value in zip(("filename", "lineno", "offset", "text", "end_lineno", "end_offset"), place):
        setattr(error, name, value)


def str_syntax_error(exc):
    has_line, has_file = type(exc.lineno) is int, isinstance(exc.filename, str)
    if has_file and has_line:
        return f"{exc.msg} ({exc.filename.rpartition('/')[2]}, line {exc.lineno})"
    if has_line:
        return f"{exc.msg} (line {exc.lineno})"
    if has_file:
        return f"{exc.msg} ({exc.filename.rpartition('/')[2]})"
    return str(exc.msg)


def str_translate_error(exc):
    if len(exc.args) != 4:
        return str_exception(exc) if exc.args else ""
    obj, start, end, reason = exc.object, exc.start, exc.end, exc.reason
    if 0 <= start < len(obj) and end == start + 1:
        point = ord(obj[start])
        shown = f"\\x{point:02x}" if point < 256 else f"\\u{point:04x}" if point < 65536 else f"\\U{point:08x}"
        return f"can't translate character '{shown}' in position {start}: {reason}"
    return f"can't translate characters in position {start}-{end - 1}: {reason}"


def reduce_set(obj, keys):
    return type(obj), (keys,), obj.__getstate__()


def reduce_with_state(obj, reduced):
    return (*reduced[:2], obj.__getstate__(), *reduced[3:])


def property_doc(prop):
    own = getattr(prop.fget, "__doc__", None)
    if own is not None:
        prop.__doc__ = own


def property_doc_of_subclass(prop, doc):
    own = None if prop.fget is None or doc is not None else getattr(prop.fget, "__doc__", None)
    try:
        prop.__doc__ = doc if own is None else own
    except AttributeError:
        if own is not None:
            raise


def copy_property(cls, parts, name):
    made = cls(*parts)
    if isinstance_natively(made, property):
        property.__dict__["__name__"].__set__(made, name)
    return made


def name_of_getter(prop, getter):
    try:
        return getter.__name__
    except AttributeError:
        pass
    raise AttributeError(f"'{type_name(prop)}' object has no attribute '__name__'", name="__name__", obj=prop)


def getstate_object(obj):
    from copyreg import state_of

    return state_of(obj)


def call_back(callback, reference):
    try:
        callback(reference)
    except BaseException as e:
        report_unraised(e, callback)


# ---- signals


def handle_signal(signal):
    handler = modules["signal"]._handlers.get(signal)
    if callable(handler):
        handler(signal, modules["sys"]._getframe())
    modules["signal"]._note()


# ---- memoryview


def memory_of(obj):
    view = type(obj).__buffer__(obj, 284)
    if not isinstance_natively(view, memoryview):
        raise TypeError("__buffer__ returned non-memoryview object")
    return view


def memory_with_bounds(view, key, value):
    bounds = [b if b is None or isinstance(b, int) else guest_index(b) for b in (key.start, key.stop, key.step)]
    view[slice(*bounds)] = value


@iterator_class("memory_iterator")
def iterate_memory(view, count):
    for i in range(count):
        yield view[i]
