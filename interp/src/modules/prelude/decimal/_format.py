"""Decimal numbers as text: what they are written as, and format specifications."""

from _gilbox import native

from decimal import _work


@native
def parse(text):
    """(sign, coefficient, exponent, kind) of a number as text, or None."""
    text = text.strip().replace("_", "")
    sign = 0
    if text[:1] in ("+", "-"):
        sign = int(text[0] == "-")
        text = text[1:]
    lower = text.lower()
    if lower in ("inf", "infinity"):
        return sign, 0, 0, "I"
    for word, kind in (("nan", "n"), ("snan", "N")):
        if lower.startswith(word):
            digits = lower[len(word):]
            if not digits:
                return sign, 0, 0, kind
            return (sign, int(digits), 0, kind) if digits.isdecimal() else None
    exponent = 0
    mantissa, found, power = lower.partition("e")
    if found:
        digits = power[1:] if power[:1] in ("+", "-") else power
        if not digits.isdecimal():
            return None
        exponent = int(power)
    whole, _, decimals = mantissa.partition(".")
    digits = whole + decimals
    if not digits.isdecimal():
        return None
    return sign, int(digits), exponent - len(decimals), ""


@native
def words(number, mark):
    """What a number without finite value is written as."""
    sign = "-" if number._sign else ""
    if number._kind == "I":
        return sign + "Infinity"
    return sign + mark + (str(number._coef) if number._coef else "")


@native
def text(number, capitals, engineering=False):
    """What `str` gives."""
    if number._kind:
        return words(number, "NaN" if number._kind == "n" else "sNaN")
    digits = str(number._coef)
    exp = number._exp
    left = exp + len(digits)
    if exp <= 0 and left > -6:
        dot = left
    elif not engineering:
        dot = 1
    elif digits == "0":
        dot = (left + 1) % 3 - 1
    else:
        dot = (left - 1) % 3 + 1
    if dot <= 0:
        whole, decimals = "0", "." + "0" * -dot + digits
    elif dot >= len(digits):
        whole, decimals = digits + "0" * (dot - len(digits)), ""
    else:
        whole, decimals = digits[:dot], "." + digits[dot:]
    power = ""
    if left != dot:
        power = f"{'E' if capitals else 'e'}{left - dot:+d}"
    return ("-" if number._sign else "") + whole + decimals + power


class _Spec:
    __slots__ = ("fill", "align", "sign", "no_neg_zero", "point", "zero", "width", "comma",
                 "precision", "type")


@native
def _parse_spec(spec):
    """A format specification in parts, or None if it is none."""
    parts = _Spec()
    at = 0
    parts.fill, parts.align = " ", ""
    if len(spec) > 1 and spec[1] in "<>=^":
        parts.fill, parts.align = spec[0], spec[1]
        at = 2
    elif spec[:1] in ("<", ">", "=", "^"):
        parts.align = spec[0]
        at = 1
    parts.sign = "-"
    if spec[at:at + 1] in ("+", "-", " "):
        parts.sign = spec[at]
        at += 1
    parts.no_neg_zero = spec[at:at + 1] == "z"
    at += parts.no_neg_zero
    # A decimal point even where no digits follow.
    parts.point = spec[at:at + 1] == "#"
    at += parts.point
    parts.zero = spec[at:at + 1] == "0"
    at += parts.zero
    start = at
    while spec[at:at + 1].isdecimal():
        at += 1
    parts.width = int(spec[start:at] or "0")
    parts.comma = ""
    if spec[at:at + 1] == ",":
        parts.comma = spec[at]
        at += 1
    parts.precision = None
    if spec[at:at + 1] == ".":
        at += 1
        start = at
        while spec[at:at + 1].isdecimal():
            at += 1
        if start == at:
            return None
        parts.precision = int(spec[start:at])
    parts.type = spec[at:]
    if parts.type and parts.type not in ("e", "E", "f", "F", "g", "G", "n", "%"):
        return None
    if parts.type == "n" and parts.comma:
        return None
    if parts.zero:
        if parts.align:
            return None
        parts.fill, parts.align = "0", "="
    return parts


@native
def formatted(number, spec, context):
    """What `format` gives."""
    if not isinstance(spec, str):
        raise TypeError("format argument must be str")
    parts = _parse_spec(spec)
    if parts is None:
        raise ValueError("invalid format string")
    kind = parts.type
    if kind == "n":
        kind = "g"
    elif not kind:
        kind = "G" if context.capitals else "g"
    sign, coef, exp = number._sign, number._coef, number._exp
    if number._kind:
        body = words(number, "NaN" if number._kind == "n" else "sNaN").lstrip("-")
        if kind == "%":
            body += "%"
        if parts.zero:
            parts.fill, parts.align = " ", ">"
        return _aligned(parts, sign, body)
    if kind == "%":
        exp += 2
    precision = parts.precision
    if precision is not None:
        size = _work.length(coef)
        if kind in "eE":
            drop = size - (precision + 1)
            if drop > 0:
                coef, exp = _to_size(sign, coef, exp, precision + 1, context.rounding)
            else:
                coef, exp = coef * 10 ** -drop if coef else 0, exp + drop if coef else exp
        elif kind in "fF%":
            coef, _ = _work.shorten(sign, coef, -precision - exp, context.rounding)
            exp = -precision
        elif size > (precision or 1):
            coef, exp = _to_size(sign, coef, exp, precision or 1, context.rounding)
    if not coef and exp > 0 and kind in "fF%":
        exp = 0
    if not coef and parts.no_neg_zero:
        sign = 0
    digits = str(coef)
    left = exp + len(digits)
    if kind in "eE":
        dot = 1 - precision if not coef and precision is not None else 1
    elif kind in "fF%" or exp <= 0 and left > -6:
        dot = left
    else:
        dot = 1
    if dot < 0:
        whole, decimals = "0", "0" * -dot + digits
    elif dot > len(digits):
        whole, decimals = digits + "0" * (dot - len(digits)), ""
    else:
        whole, decimals = digits[:dot] or "0", digits[dot:]
    tail = "." + decimals if decimals or parts.point else ""
    if left != dot or kind in "eE":
        tail += f"{'E' if kind in 'EG' else 'e'}{left - dot:+d}"
    if kind == "%":
        tail += "%"
    if parts.zero:
        room = parts.width - len(tail) - len(_sign(parts, sign))
        whole = _grouped(whole, parts.comma, room)
    elif parts.comma:
        whole = _grouped(whole, parts.comma, 1)
    return _aligned(parts, sign, whole + tail)


@native
def _to_size(sign, coef, exp, size, rounding):
    """A number rounded to so many digits."""
    drop = _work.length(coef) - size
    coef, _ = _work.shorten(sign, coef, drop, rounding)
    if _work.length(coef) > size:
        return coef // 10, exp + drop + 1
    return coef, exp + drop


@native
def _grouped(digits, comma, room):
    """Digits in groups of three, padded with zeros to the room there is."""
    if not comma:
        return digits.rjust(room, "0")
    groups = []
    while True:
        take = min(max(len(digits), room, 1), 3)
        groups.append("0" * (take - len(digits)) + digits[-take:])
        digits = digits[:-take]
        room -= take
        if not digits and room <= 0:
            break
        room -= 1
    return comma.join(reversed(groups))


@native
def _sign(parts, sign):
    return "-" if sign else parts.sign if parts.sign in "+ " else ""


@native
def _aligned(parts, sign, body):
    sign = _sign(parts, sign)
    padding = parts.fill * (parts.width - len(sign) - len(body))
    align = parts.align or ">"
    if align == "<":
        return sign + body + padding
    if align == ">":
        return padding + sign + body
    if align == "=":
        return sign + padding + body
    half = len(padding) // 2
    return padding[:half] + sign + body + padding[half:]
