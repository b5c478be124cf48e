"""Parts and quoting of web addresses."""

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit",
           "urlencode", "parse_qs", "parse_qsl", "quote", "quote_plus", "quote_from_bytes",
           "unquote", "unquote_plus", "unquote_to_bytes", "DefragResult", "ParseResult",
           "SplitResult"]

uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https",
                 "shttp", "mms", "prospero", "rtsp", "rtsps", "rtspu", "sftp", "svn",
                 "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms",
               "https", "shttp", "snews", "prospero", "rtsp", "rtsps", "rtspu", "rsync",
               "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss",
               "itms-services"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp",
               "rtsps", "rtspu", "sip", "sips", "mms", "sftp", "tel"]
_SCHEME_CHARS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.")
_C0 = "".join(map(chr, range(33)))


# --- results ----------------------------------------------------------------

class _Result(tuple):
    """A tuple whose items have names."""

    __slots__ = ()
    _fields = ()

    def __new__(cls, *values):
        if len(values) != len(cls._fields):
            raise TypeError(f"{cls.__name__}.__new__() takes {len(cls._fields) + 1} "
                            f"positional arguments but {len(values) + 1} were given")
        return tuple.__new__(cls, values)

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in zip(self._fields, self)])
        suffix = "Bytes" if isinstance(self[0], bytes) else ""
        return f"{type(self).__name__}{suffix}({shown})"

    def _replace(self, **changes):
        values = [changes.pop(name, value) for name, value in zip(self._fields, self)]
        if changes:
            raise TypeError(f"Got unexpected field names: {list(changes)!r}")
        return type(self)(*values)

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)


def _item(index):
    return property(lambda self: self[index])


class _Location:
    """The parts of the network location."""

    __slots__ = ()

    def _user(self):
        userinfo, at, hostinfo = self.netloc.rpartition(_like("@", self.netloc))
        if not at:
            return None, None, hostinfo
        name, colon, password = userinfo.partition(_like(":", self.netloc))
        return name, password if colon else None, hostinfo

    def _host(self):
        hostinfo = self._user()[2]
        before, bracket, rest = hostinfo.partition(_like("[", hostinfo))
        if bracket:
            host, _, port = rest.partition(_like("]", hostinfo))
            port = port.partition(_like(":", hostinfo))[2]
        else:
            host, _, port = hostinfo.partition(_like(":", hostinfo))
        return host, port or None

    @property
    def username(self):
        return self._user()[0]

    @property
    def password(self):
        return self._user()[1]

    @property
    def hostname(self):
        host = self._host()[0]
        if not host:
            return None
        name, percent, zone = host.partition(_like("%", host))
        return name.lower() + percent + zone

    @property
    def port(self):
        port = self._host()[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError("Port out of range 0-65535")
        return port


class DefragResult(_Result):
    """An address and its fragment."""

    __slots__ = ()
    _fields = ("url", "fragment")
    url, fragment = _item(0), _item(1)

    def geturl(self):
        return self.url + (_like("#", self.url) + self.fragment if self.fragment
                           else self.url[:0])


class SplitResult(_Location, _Result):
    """The five parts of an address."""

    __slots__ = ()
    _fields = ("scheme", "netloc", "path", "query", "fragment")
    scheme, netloc, path, query, fragment = map(_item, range(5))

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Location, _Result):
    """The six parts of an address."""

    __slots__ = ()
    _fields = ("scheme", "netloc", "path", "params", "query", "fragment")
    scheme, netloc, path, params, query, fragment = map(_item, range(6))

    def geturl(self):
        return urlunparse(self)


def _like(char, example):
    """A character as text or bytes, as the example is."""
    return char.encode() if isinstance(example, bytes) else char


def _texts(*args):
    """Arguments as text, and what turns text back into their kind."""
    text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != text:
            raise TypeError("Cannot mix str and non-str arguments")
    if text:
        return (*args, lambda result: result)
    decoded = [arg.decode("ascii") if arg else "" for arg in args]

    def encode(result):
        if isinstance(result, str):
            return result.encode("ascii")
        return type(result)(*[part.encode("ascii") for part in result])
    return (*decoded, encode)


# --- splitting and joining --------------------------------------------------

def _check_address(host):
    """What is in brackets is an address of IPv6, or of a version to come."""
    if host.startswith("v"):
        digits, dot, address = host[1:].partition(".")
        if not dot or not address or not digits or digits.strip("0123456789abcdefABCDEF"):
            raise ValueError("IPvFuture address is invalid")
        return
    import ipaddress
    if ipaddress.ip_address(host).version == 4:
        raise ValueError("An IPv4 address cannot be in brackets")


def _check_normal_form(netloc):
    """No character is to become one that has a meaning."""
    if netloc.isascii():
        return
    import unicodedata
    bare = netloc.translate(dict.fromkeys(map(ord, "@:#?")))
    normal = unicodedata.normalize("NFKC", bare)
    if bare != normal and any(char in normal for char in "/?#@:"):
        raise ValueError(f"netloc '{netloc}' contains invalid characters under NFKC normalization")


def urlsplit(url, scheme="", allow_fragments=True):
    """The parts scheme, netloc, path, query and fragment."""
    url, scheme, back = _texts(url, scheme)
    url = url.lstrip(_C0)
    scheme = scheme.strip(_C0)
    for char in "\t\r\n":
        url = url.replace(char, "")
        scheme = scheme.replace(char, "")
    netloc = query = fragment = ""
    colon = url.find(":")
    if colon > 0 and url[0].isascii() and url[0].isalpha() \
            and all(char in _SCHEME_CHARS for char in url[:colon]):
        scheme, url = url[:colon].lower(), url[colon + 1:]
    if url[:2] == "//":
        end = min([place for place in (url.find(char, 2) for char in "/?#") if place >= 0],
                  default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc:
            _check_address(netloc.partition("[")[2].partition("]")[0])
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    _check_normal_form(netloc)
    return back(SplitResult(scheme, netloc, url, query, fragment))


def urlparse(url, scheme="", allow_fragments=True):
    """The parts of `urlsplit`, with the parameters of the last path segment apart."""
    parts = urlsplit(url, scheme, allow_fragments)
    path = parts.path
    params = path[:0]
    semicolon = _like(";", path)
    scheme_text = parts.scheme if isinstance(parts.scheme, str) else parts.scheme.decode()
    if scheme_text in uses_params and semicolon in path:
        at = path.find(semicolon, max(path.rfind(_like("/", path)), 0))
        if at >= 0:
            path, params = path[:at], path[at + 1:]
    return ParseResult(parts.scheme, parts.netloc, path, params, parts.query, parts.fragment)


def urlunsplit(components):
    """The address of five parts."""
    scheme, netloc, url, query, fragment, back = _texts(*components)
    if netloc:
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    elif url[:2] == "//":
        url = "//" + url
    elif scheme and scheme in uses_netloc and (not url or url[:1] == "/"):
        url = "//" + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return back(url)


def urlunparse(components):
    """The address of six parts."""
    scheme, netloc, url, params, query, fragment, back = _texts(*components)
    if params:
        url = f"{url};{params}"
    return back(urlunsplit((scheme, netloc, url, query, fragment)))


def urljoin(base, url, allow_fragments=True):
    """An address as seen from another."""
    if not base:
        return url
    if not url:
        return base
    base, url, back = _texts(base, url)
    b = urlparse(base, "", allow_fragments)
    u = urlparse(url, b.scheme, allow_fragments)
    if u.scheme != b.scheme or u.scheme not in uses_relative:
        return back(url)
    netloc = u.netloc
    if u.scheme in uses_netloc:
        if netloc:
            return back(urlunparse((u.scheme, netloc, u.path, u.params, u.query, u.fragment)))
        netloc = b.netloc
    if not u.path and not u.params:
        return back(urlunparse((u.scheme, netloc, b.path, b.params, u.query or b.query,
                                u.fragment)))
    base_segments = b.path.split("/")
    if base_segments[-1] != "":
        del base_segments[-1]
    if u.path[:1] == "/":
        segments = u.path.split("/")
    else:
        segments = base_segments + u.path.split("/")
        segments[1:-1] = [each for each in segments[1:-1] if each]
    resolved = []
    for segment in segments:
        if segment == "..":
            if resolved:
                resolved.pop()
        elif segment != ".":
            resolved.append(segment)
    if segments[-1] in (".", ".."):
        resolved.append("")
    return back(urlunparse((u.scheme, netloc, "/".join(resolved) or "/", u.params, u.query,
                            u.fragment)))


def urldefrag(url):
    """The address without its fragment, and the fragment."""
    text, back = _texts(url)
    if "#" in text:
        scheme, netloc, path, params, query, fragment = urlparse(text)
        text = urlunparse((scheme, netloc, path, params, query, ""))
    else:
        fragment = ""
    return back(DefragResult(text, fragment))


# --- quoting ----------------------------------------------------------------

_ALWAYS_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                         b"0123456789_.-~")


def quote(string, safe="/", encoding=None, errors=None):
    """The text with everything escaped that is not safe in an address."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    elif errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """Like quote, with blanks as plus signs."""
    space = " " if isinstance(string, str) else b" "
    if space not in string:
        return quote(string, safe, encoding, errors)
    extra = " " if isinstance(safe, str) else b" "
    return quote(string, safe + extra, encoding, errors).replace(" ", "+")


_written = {}  # what bytes are written as, for each set of those that are safe besides


def quote_from_bytes(bs, safe="/"):
    """The bytes with everything escaped that is not safe in an address."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ""
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    written = _written.get(safe) if type(safe) is bytes else None
    if written is None:
        allowed = _ALWAYS_SAFE.union(char for char in safe if char < 128)
        written = {byte: chr(byte) if byte in allowed else f"%{byte:02X}" for byte in range(256)}
        if len(_written) < 100 and type(safe) is bytes:
            _written[safe] = written
    return "".join([written[byte] for byte in bs])


def unquote_to_bytes(string):
    """The bytes of an escaped text."""
    if not string:
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    pieces = string.split(b"%")
    out = [pieces[0]]
    for piece in pieces[1:]:
        digits = piece[:2]
        try:
            if len(digits) != 2 or not digits.isalnum():
                raise ValueError
            out.append(bytes([int(digits, 16)]))
            out.append(piece[2:])
        except ValueError:
            out.append(b"%" + piece)
    return b"".join(out)


def unquote(string, encoding="utf-8", errors="replace"):
    """The text with escapes replaced by their characters."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")
    if "%" not in string:
        return string
    out = []
    run = []  # characters of ASCII, escapes included, are decoded together
    for char in string:
        if char.isascii():
            run.append(char)
        else:
            out.append(_decoded(run, encoding, errors))
            run = []
            out.append(char)
    out.append(_decoded(run, encoding, errors))
    return "".join(out)


def _decoded(run, encoding, errors):
    return unquote_to_bytes("".join(run)).decode(encoding or "utf-8", errors or "replace")


def unquote_plus(string, encoding="utf-8", errors="replace"):
    """Like unquote, with plus signs as blanks."""
    return unquote(string.replace("+", " "), encoding, errors)


# --- queries ----------------------------------------------------------------

def urlencode(query, doseq=False, safe="", encoding=None, errors=None,
              quote_via=quote_plus):
    """A query of a mapping or of pairs."""
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError:
            raise TypeError("not a valid non-string sequence or mapping object") from None

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    parts = []
    for key, value in query:
        key = quoted(key)
        if doseq and not isinstance(value, (str, bytes)) and hasattr(value, "__len__"):
            parts += [f"{key}={quoted(each)}" for each in value]
        else:
            parts.append(f"{key}={quoted(value)}")
    return "&".join(parts)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8",
              errors="replace", max_num_fields=None, separator="&"):
    """The pairs of a query."""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if not qs:
        return []
    if isinstance(qs, str):
        separator = separator if isinstance(separator, str) else str(separator, "ascii")
        equal = "="

        def decode(text):
            return unquote_plus(text, encoding, errors)
    else:
        qs = bytes(memoryview(qs))
        separator = bytes(separator, "ascii") if isinstance(separator, str) else separator
        equal = b"="

        def decode(text):
            return unquote_to_bytes(text.replace(b"+", b" "))
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    pairs = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, equals, value = field.partition(equal)
        if not equals and strict_parsing:
            raise ValueError(f"bad query field: {field!r}")
        if value or keep_blank_values:
            pairs.append((decode(name), decode(value)))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8",
             errors="replace", max_num_fields=None, separator="&"):
    """A dict of the lists of values of a query."""
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors,
                                 max_num_fields, separator):
        result.setdefault(name, []).append(value)
    return result
