"""Contexts: the precision, the rounding and the limits that operations obey."""

import _thread
from _thread import _local_dict
from _gilbox import native

from decimal import _signals
from decimal._signals import (
    CONDITIONS, MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUNDINGS, SIGNALS,
    DivisionByZero, InvalidOperation, Overflow)


@native
class _SignalDict:
    """Which signals are set: a mapping of all of them to bools."""

    __slots__ = ("_set",)

    def __init__(self, given=()):
        self._set = set(given)

    def __getitem__(self, key):
        if key not in SIGNALS:
            raise KeyError("invalid error flag")
        return key in self._set

    def __setitem__(self, key, value):
        if key not in SIGNALS:
            raise KeyError("invalid error flag")
        if value:
            self._set.add(key)
        else:
            self._set.discard(key)

    def __delitem__(self, key):
        raise ValueError("signal keys cannot be deleted")

    def __iter__(self):
        return iter(SIGNALS)

    def __len__(self):
        return len(SIGNALS)

    def __contains__(self, key):
        return key in SIGNALS

    def keys(self):
        return list(SIGNALS)

    def values(self):
        return [signal in self._set for signal in SIGNALS]

    def items(self):
        return [(signal, signal in self._set) for signal in SIGNALS]

    def get(self, key, default=None):
        return self[key] if key in SIGNALS else default

    def copy(self):
        return dict(self.items())

    def __eq__(self, other):
        if isinstance(other, _SignalDict):
            return self._set == other._set
        if isinstance(other, dict):
            return dict(self.items()) == other
        return NotImplemented

    __hash__ = None

    def __repr__(self):
        shown = ", ".join(f"{signal}:{value}" for signal, value in self.items())
        return "{" + shown + "}"


@native
def _signals_from(given):
    """A set of signals from a list of them or a mapping to bools."""
    if isinstance(given, _SignalDict):
        return _SignalDict(given._set)
    if isinstance(given, dict):
        if set(given) != set(SIGNALS):
            raise KeyError("invalid error flag")
        return _SignalDict([signal for signal, value in given.items() if value])
    if not isinstance(given, (list, tuple)):
        raise TypeError("argument must be a signal dict")
    for signal in given:
        if signal not in SIGNALS:
            raise TypeError("valid values for signals are:\n  [InvalidOperation, "
                            "FloatOperation, DivisionByZero,\n   Overflow, Underflow, "
                            "Subnormal, Inexact, Rounded,\n   Clamped]")
    return _SignalDict(given)


# In the order in which a context's text names them.
_SHOWN = (InvalidOperation, _signals.Clamped, DivisionByZero, _signals.Inexact,
          _signals.FloatOperation, Overflow, _signals.Rounded, _signals.Subnormal,
          _signals.Underflow)

_LIMITS = {"prec": (1, MAX_PREC), "Emin": (MIN_EMIN, 0), "Emax": (0, MAX_EMAX),
           "capitals": (0, 1), "clamp": (0, 1)}
_LIMIT_TEXTS = {
    "prec": "valid range for prec is [1, MAX_PREC]",
    "Emin": "valid range for Emin is [MIN_EMIN, 0]",
    "Emax": "valid range for Emax is [0, MAX_EMAX]",
    "capitals": "valid values for capitals are [0, 1]",
    "clamp": "valid values for clamp are [0, 1]",
}


@native
class Context:
    """The circumstances of arithmetic, and the signals seen so far."""

    __slots__ = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps")

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None,
                 clamp=None, flags=None, traps=None):
        usual = DefaultContext
        self.prec = usual.prec if prec is None else prec
        self.rounding = usual.rounding if rounding is None else rounding
        self.Emin = usual.Emin if Emin is None else Emin
        self.Emax = usual.Emax if Emax is None else Emax
        self.capitals = usual.capitals if capitals is None else capitals
        self.clamp = usual.clamp if clamp is None else clamp
        self.flags = _SignalDict() if flags is None else flags
        self.traps = usual.traps if traps is None else traps

    def __setattr__(self, name, value):
        if name in _LIMITS:
            if not isinstance(value, int):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as "
                                "an integer")
            low, high = _LIMITS[name]
            if not low <= value <= high:
                raise ValueError(_LIMIT_TEXTS[name])
        elif name == "rounding":
            if value not in ROUNDINGS:
                raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, "
                                "ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, "
                                "ROUND_HALF_EVEN,\n   ROUND_05UP]")
        elif name in ("flags", "traps"):
            value = _signals_from(value)
        else:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError("context attributes cannot be deleted")

    def __repr__(self):
        flags, traps = (", ".join(signal.__name__ for signal in _SHOWN if kept[signal])
                        for kept in (self.flags, self.traps))
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, "
                f"Emax={self.Emax}, capitals={self.capitals}, clamp={self.clamp}, "
                f"flags=[{flags}], traps=[{traps}])")

    def copy(self):
        """A context of its own with the same settings and flags."""
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                       self.flags, self.traps)

    __copy__ = copy

    def __reduce__(self):
        flags, traps = ([s for s in SIGNALS if kept[s]] for kept in (self.flags, self.traps))
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals,
                         self.clamp, flags, traps)

    def clear_flags(self):
        """Forget the signals seen so far."""
        self.flags._set.clear()

    def clear_traps(self):
        """Let no signal raise."""
        self.traps._set.clear()

    def Etiny(self):
        """The exponent of the least subnormal number."""
        return self.Emin - self.prec + 1

    def Etop(self):
        """The largest exponent with full precision."""
        return self.Emax - self.prec + 1

    radix = classmethod(lambda cls: _number().Decimal(10))

    def settle(self, result, seen):
        """Note what an operation saw, raise what is trapped, or give its result."""
        if seen:
            flags, traps = self.flags._set, self.traps._set
            signals = {_signals.signal_of(condition) for condition in seen}
            flags |= signals
            trapped = signals & traps
            if trapped:
                kinds = [signal for signal in SIGNALS if signal in trapped]
                shown = [condition for condition in CONDITIONS if condition in seen]
                if InvalidOperation in trapped and not shown:
                    shown = [InvalidOperation]
                raise kinds[0](shown + [kind for kind in kinds if kind is not InvalidOperation])
        return result

    def create_decimal(self, num="0", /):
        """A number, rounded as this context says."""
        return _number().create(num, self)

    def copy_decimal(self, num, /):
        """The number as a Decimal, as it is."""
        return _number().operand(num)

    def create_decimal_from_float(self, f, /):
        """A number from a float, rounded as this context says."""
        return _number().Decimal.from_float(f).__round_in__(self)


@native
def _number():
    from decimal import _number
    return _number


def _forward(name, operands):
    """A method of contexts that is a method of numbers, in this context."""
    if operands == 1:
        def method(self, a, /):
            return getattr(_number().operand(a), name)(context=self)
    elif operands == 2:
        def method(self, a, b, /):
            return getattr(_number().operand(a), name)(_number().operand(b), context=self)
    else:
        def method(self, a, b, c, /):
            make = _number().operand
            return getattr(make(a), name)(make(b), make(c), context=self)
    method.__name__ = name
    method.__qualname__ = f"Context.{name}"
    return method


for _name in ("exp", "ln", "log10", "logb", "sqrt", "normalize", "to_integral_value",
              "to_integral_exact", "next_minus", "next_plus", "logical_invert", "number_class",
              "is_normal", "is_subnormal", "to_eng_string"):
    setattr(Context, _name, native(_forward(_name, 1)))
for _name in ("compare", "compare_signal", "max", "max_mag", "min", "min_mag", "next_toward",
              "quantize", "remainder_near", "rotate", "scaleb", "shift", "logical_and",
              "logical_or", "logical_xor", "compare_total", "compare_total_mag"):
    setattr(Context, _name, native(_forward(_name, 2)))
Context.fma = native(_forward("fma", 3))
Context.to_integral = Context.to_integral_value


def _operator(name, operands):
    if operands == 1:
        def method(self, a, /):
            return _number().operate(name, self, _number().operand(a))
    else:
        def method(self, a, b, /):
            return _number().operate(name, self, _number().operand(a), _number().operand(b))
    method.__name__ = name
    method.__qualname__ = f"Context.{name}"
    return method


for _name in ("abs", "plus", "minus"):
    setattr(Context, _name, native(_operator(_name, 1)))
for _name in ("add", "subtract", "multiply", "divide", "divide_int", "remainder", "divmod"):
    setattr(Context, _name, native(_operator(_name, 2)))


@native
def _power(self, a, b, modulo=None):
    make = _number().operand
    if modulo is not None:
        modulo = make(modulo)
    return make(a).__pow_in__(make(b), modulo, self)


_power.__name__ = "power"
Context.power = _power

for _name in ("is_canonical", "is_finite", "is_infinite", "is_nan", "is_qnan", "is_signed",
              "is_snan", "is_zero", "radix", "same_quantum", "copy_abs", "copy_negate",
              "copy_sign", "canonical"):
    def _plain(name):
        def method(self, *args):
            first, *rest = map(_number().operand, args)
            return getattr(first, name)(*rest)
        method.__name__ = name
        return method
    setattr(Context, _name, native(_plain(_name)))


@native
def _to_sci_string(self, a, /):
    return _number().operand(a).__text_in__(self)


Context.to_sci_string = _to_sci_string

# The first context is made by hand: the others take from it what they are not given.
DefaultContext = object.__new__(Context)
for _name, _value in {"prec": 28, "rounding": ROUND_HALF_EVEN, "Emin": -999999, "Emax": 999999,
                      "capitals": 1, "clamp": 0, "flags": [],
                      "traps": [DivisionByZero, Overflow, InvalidOperation]}.items():
    setattr(DefaultContext, _name, _value)
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, flags=[], traps=[
    DivisionByZero, Overflow, InvalidOperation, _signals.Clamped, _signals.Underflow])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, flags=[], traps=[])


# --- the context of a thread ------------------------------------------------

# Under this key each thread has a dict of its own, which holds its context.
_KEY = _thread._local_key()


@native
def getcontext():
    """The current thread's context."""
    found = _local_dict(_KEY)
    if found is None:
        made = DefaultContext.copy()
        made.clear_flags()
        _local_dict(_KEY, True)["context"] = made
        return made
    return found["context"]


@native
def setcontext(context, /):
    """Make a context the current thread's."""
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _local_dict(_KEY, True)["context"] = context


@native
class _ContextManager:
    __slots__ = ("_new", "_saved")

    def __init__(self, context):
        self._new = context

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, exc_type, exc_value, traceback):
        setcontext(self._saved)


@native
def localcontext(ctx=None, **kwargs):
    """A `with` block that has a copy of a context."""
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    ctx = ctx.copy()
    for name, value in kwargs.items():
        if name not in Context.__slots__:
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        setattr(ctx, name, value)
    return _ContextManager(ctx)
