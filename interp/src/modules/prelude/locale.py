"""The locale "C": the only one that gilbox knows."""

import functools

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127


class Error(Exception):
    """The locale is not there."""


def setlocale(category, locale=None):
    """Set a locale; only "C" can be, which is what it is."""
    if not 0 <= category <= 6:
        raise Error("unsupported locale setting")
    if locale not in (None, "", "C", "POSIX", ("C", None), (None, None), "C.UTF-8", "C.utf8"):
        raise Error("unsupported locale setting")
    return "C"


def getlocale(category=LC_CTYPE):
    return None, None


def getdefaultlocale(envvars=()):
    return None, None


def getencoding():
    return "UTF-8"


def getpreferredencoding(do_setlocale=True):
    return "UTF-8"


def localeconv():
    """How numbers and money are written."""
    many = dict.fromkeys((
        "int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes",
        "n_sep_by_space", "p_sign_posn", "n_sign_posn"), CHAR_MAX)
    return {**many, "decimal_point": ".", "thousands_sep": "", "grouping": [],
            "int_curr_symbol": "", "currency_symbol": "", "mon_decimal_point": "",
            "mon_thousands_sep": "", "mon_grouping": [], "positive_sign": "",
            "negative_sign": ""}


def format_string(f, val, grouping=False, monetary=False):
    """`f % val`; the locale groups nothing."""
    return f % val


def currency(val, symbol=True, grouping=False, international=False):
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val):
    """A float as text."""
    return "%.12g" % val


def delocalize(string):
    return string


def localize(string, grouping=False, monetary=False):
    return string


def atof(string, func=float):
    return func(string)


def atoi(string):
    return int(string)


def strcoll(a, b, /):
    return (a > b) - (a < b)


def strxfrm(string, /):
    return string


def normalize(localename):
    return localename


resetlocale = functools.partial(setlocale, LC_ALL, "C")
