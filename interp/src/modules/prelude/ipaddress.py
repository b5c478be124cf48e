"""Addresses, networks and interfaces of IP versions 4 and 6."""

import functools

IPV4LENGTH = 32
IPV6LENGTH = 128


class AddressValueError(ValueError):
    """Not an address."""


class NetmaskValueError(ValueError):
    """Not a netmask."""


def ip_address(address):
    """The address of a text or number, of whichever version it is."""
    return _either(address, IPv4Address, IPv6Address, "address")


def ip_network(address, strict=True):
    """The network of a text, number or tuple, of whichever version it is."""
    return _either(address, lambda a: IPv4Network(a, strict), lambda a: IPv6Network(a, strict), "network")


def ip_interface(address):
    """The interface of a text, number or tuple, of whichever version it is."""
    return _either(address, IPv4Interface, IPv6Interface, "interface")


def _either(address, four, six, what):
    for make in (four, six):
        try:
            return make(address)
        except (AddressValueError, NetmaskValueError):
            pass
    if what == "interface":
        raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 interface")
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 {what}")


def v4_int_to_packed(address):
    """Four bytes of a number."""
    try:
        return address.to_bytes(4)
    except OverflowError:
        raise ValueError("Address negative or too large for IPv4") from None


def v6_int_to_packed(address):
    """Sixteen bytes of a number."""
    try:
        return address.to_bytes(16)
    except OverflowError:
        raise ValueError("Address negative or too large for IPv6") from None


def _split_addr_prefix(address):
    if isinstance(address, (bytes, int)):
        return address, None
    if not isinstance(address, tuple):
        parts = str(address).split("/")
        if len(parts) > 2:
            raise AddressValueError(f"Only one '/' permitted in {address!r}")
        address = tuple(parts)
    return (address[0], address[1] if len(address) > 1 else None)


def _trailing_zeros(number, bits):
    return bits if number == 0 else min(bits, (~number & (number - 1)).bit_length())


def summarize_address_range(first, last):
    """The networks that together are all addresses from the first to the last."""
    if not (isinstance(first, _BaseAddress) and isinstance(last, _BaseAddress)):
        raise TypeError("first and last must be IP addresses, not networks")
    if first.version != last.version:
        raise TypeError(f"{first} and {last} are not of the same version")
    if first > last:
        raise ValueError("last IP address must be greater than first")
    make = IPv4Network if first.version == 4 else IPv6Network
    at, end = first._ip, last._ip
    while at <= end:
        bits = min(_trailing_zeros(at, first.max_prefixlen), (end - at + 1).bit_length() - 1)
        yield make((at, first.max_prefixlen - bits))
        at += 1 << bits


def collapse_addresses(addresses):
    """Fewer networks that hold the same addresses."""
    single, networks = [], []
    for item in addresses:
        if isinstance(item, _BaseAddress) and not isinstance(item, (IPv4Interface, IPv6Interface)):
            if single and single[-1].version != item.version:
                raise TypeError(f"{item} and {single[-1]} are not of the same version")
            single.append(item)
        else:
            if networks and networks[-1].version != item.version:
                raise TypeError(f"{item} and {networks[-1]} are not of the same version")
            networks.append(getattr(item, "network", item) if isinstance(item, _BaseAddress) else item)
    single = sorted(set(single))
    start = 0
    for i in range(1, len(single) + 1):
        if i == len(single) or single[i]._ip != single[i - 1]._ip + 1:
            networks.extend(summarize_address_range(single[start], single[i - 1]))
            start = i
    return iter(_collapsed(networks))


def _collapsed(networks):
    pending, by_parent = list(networks), {}
    while pending:
        network = pending.pop()
        parent = network.supernet()
        known = by_parent.get(parent)
        if known is None:
            by_parent[parent] = network
        elif known != network:
            del by_parent[parent]
            pending.append(parent)
    found, last = [], None
    for network in sorted(by_parent.values()):
        if last is None or last.broadcast_address < network.broadcast_address:
            found.append(network)
            last = network
    return found


def get_mixed_type_key(obj):
    """A key that sorts addresses and networks together."""
    if isinstance(obj, _BaseNetwork):
        return (obj.version, obj.network_address, obj.netmask)
    if isinstance(obj, _BaseAddress):
        return (obj.version, obj)
    return NotImplemented


class _Base:
    __slots__ = ()

    @property
    def exploded(self):
        """The long form of the text."""
        return self._exploded()

    @property
    def compressed(self):
        """The short form of the text."""
        return str(self)

    @property
    def reverse_pointer(self):
        """The name under which DNS knows the address."""
        return self._reverse_pointer()

    @property
    def version(self):
        """4 or 6."""
        return self._version

    @property
    def max_prefixlen(self):
        """The bits of an address."""
        return self._max_prefixlen

    @classmethod
    def _mask_of(cls, prefixlen):
        return cls._ALL ^ (cls._ALL >> prefixlen)

    @classmethod
    def _prefix_of_text(cls, text):
        if not (text.isascii() and text.isdigit()):
            raise NetmaskValueError(f"{text!r} is not a valid netmask")
        return cls._checked_prefix(int(text), text)

    @classmethod
    def _checked_prefix(cls, prefix, shown):
        if not 0 <= prefix <= cls._max_prefixlen:
            raise NetmaskValueError(f"{shown!r} is not a valid netmask")
        return prefix

    @classmethod
    def _prefix_of(cls, mask):
        if isinstance(mask, int):
            return cls._checked_prefix(mask, mask)
        try:
            return cls._prefix_of_text(mask)
        except NetmaskValueError:
            if cls._version == 6:
                raise
        try:
            number = cls._number_of(mask)
        except AddressValueError:
            raise NetmaskValueError(f"{mask!r} is not a valid netmask") from None
        for wanted in (number, number ^ cls._ALL):
            zeros = _trailing_zeros(wanted, 32)
            if wanted >> zeros == (1 << 32 - zeros) - 1:
                return 32 - zeros
        raise NetmaskValueError(f"{mask!r} is not a valid netmask")

    def __reduce__(self):
        return self.__class__, (str(self),)


class _Four(_Base):
    __slots__ = ()
    _version = 4
    _max_prefixlen = 32
    _ALL = (1 << 32) - 1

    @classmethod
    def _number_of(cls, text):
        if not text:
            raise AddressValueError("Address cannot be empty")
        octets = text.split(".")
        if len(octets) != 4:
            raise AddressValueError(f"Expected 4 octets in {text!r}")
        try:
            return int.from_bytes(map(cls._octet, octets))
        except ValueError as e:
            raise AddressValueError(f"{e} in {text!r}") from None

    @staticmethod
    def _octet(text):
        if not text:
            raise ValueError("Empty octet not permitted")
        if not (text.isascii() and text.isdigit()):
            raise ValueError(f"Only decimal digits permitted in {text!r}")
        if len(text) > 3:
            raise ValueError(f"At most 3 characters permitted in {text!r}")
        if text != "0" and text[0] == "0":
            raise ValueError(f"Leading zeros are not permitted in {text!r}")
        number = int(text)
        if number > 255:
            raise ValueError(f"Octet {number} (> 255) not permitted")
        return number

    @classmethod
    def _text_of(cls, number):
        return ".".join(map(str, number.to_bytes(4)))

    def _exploded(self):
        return str(self)

    def _reverse_pointer(self):
        return ".".join(str(self).split("/")[0].split(".")[::-1]) + ".in-addr.arpa"


class _Six(_Base):
    __slots__ = ()
    _version = 6
    _max_prefixlen = 128
    _ALL = (1 << 128) - 1

    @classmethod
    def _number_of(cls, text):
        if not text:
            raise AddressValueError("Address cannot be empty")
        parts = text.split(":")
        if len(parts) < 3:
            raise AddressValueError(f"At least 3 parts expected in {text!r}")
        if "." in parts[-1]:
            try:
                number = IPv4Address(parts.pop())._ip
            except AddressValueError as e:
                raise AddressValueError(f"{e} in {text!r}") from None
            parts += [f"{number >> 16:x}", f"{number & 0xFFFF:x}"]
        if len(parts) > 9:
            raise AddressValueError(f"At most 8 colons permitted in {text!r}")
        skip = None
        for i in range(1, len(parts) - 1):
            if not parts[i]:
                if skip is not None:
                    raise AddressValueError(f"At most one '::' permitted in {text!r}")
                skip = i
        if skip is not None:
            high, low = skip, len(parts) - skip - 1
            if not parts[0]:
                high -= 1
                if high:
                    raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
            if not parts[-1]:
                low -= 1
                if low:
                    raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
            skipped = 8 - high - low
            if skipped < 1:
                raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
        else:
            if len(parts) != 8:
                raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
            if not parts[0]:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
            if not parts[-1]:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
            high, low, skipped = 8, 0, 0
        number = 0
        try:
            for part in parts[:high] if parts[0] or skip is None else []:
                number = number << 16 | cls._group(part)
            number <<= 16 * skipped
            for part in parts[len(parts) - low:] if low else []:
                number = number << 16 | cls._group(part)
        except ValueError as e:
            raise AddressValueError(f"{e} in {text!r}") from None
        return number

    @staticmethod
    def _group(text):
        if not text or text.strip("0123456789abcdefABCDEF"):
            raise ValueError(f"Only hex digits permitted in {text!r}")
        if len(text) > 4:
            raise ValueError(f"At most 4 characters permitted in {text!r}")
        return int(text, 16)

    @classmethod
    def _text_of(cls, number):
        groups = [f"{number >> 112 - 16 * i & 0xFFFF:x}" for i in range(8)]
        best, best_length, i = -1, 1, 0
        while i < 8:
            start = i
            while i < 8 and groups[i] == "0":
                i += 1
            if i - start > best_length:
                best, best_length = start, i - start
            i = max(i, start + 1)
        if best < 0:
            return ":".join(groups)
        return ":".join(groups[:best]) + "::" + ":".join(groups[best + best_length:])

    def _exploded(self):
        number = self._ip if isinstance(self, _BaseAddress) else self.network_address._ip
        groups = [f"{number >> 112 - 16 * i & 0xFFFF:04x}" for i in range(8)]
        if number >> 32 == 0xFFFF and isinstance(self, _BaseAddress):
            return ":".join([*groups[:6], IPv4Address._text_of(number & 0xFFFFFFFF)])
        text = ":".join(groups)
        if isinstance(self, (_BaseNetwork, IPv6Interface)):
            return f"{text}/{self._prefixlen}"
        return text

    def _reverse_pointer(self):
        number = self._ip if isinstance(self, _BaseAddress) else self.network_address._ip
        digits = f"{number:032x}"
        return ".".join(digits[::-1]) + ".ip6.arpa"

    @staticmethod
    def _split_scope(text):
        address, percent, scope = text.partition("%")
        if not percent:
            return address, None
        if not scope or "%" in scope:
            raise AddressValueError(f'Invalid IPv6 address: "{text!r}"')
        return address, scope


@functools.total_ordering
class _BaseAddress(_Base):
    __slots__ = ()

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self.version == other.version and getattr(self, "_scope_id", None) == getattr(
                other, "_scope_id", None)
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _BaseAddress):
            return NotImplemented
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return self._ip < other._ip

    def __add__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(int(self) + other)

    def __sub__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(int(self) - other)

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __str__(self):
        return self._text_of(self._ip)

    def __hash__(self):
        return hash(hex(self._ip))

    def __format__(self, spec):
        if not spec or spec[-1] == "s":
            return format(str(self), spec)
        kind, bits = spec[-1], self._max_prefixlen
        if kind == "n":
            kind = "b" if self.version == 4 else "x"
        alternate, grouped = "#" in spec, "_" in spec
        if kind not in "bxX" or spec[:-1].replace("#", "", 1).replace("_", "", 1):
            return object.__format__(self, spec)
        digits = bits if kind == "b" else bits // 4
        if grouped:
            digits += digits // 4 - 1
        text = format(int(self), f"0{digits}{'_' if grouped else ''}{kind}")
        return f"0{kind}{text}" if alternate else text

    @property
    def packed(self):
        """The bytes of the address."""
        return self._ip.to_bytes(self._max_prefixlen // 8)

    def _check_number(self, number):
        if number < 0:
            raise AddressValueError(f"{number} (< 0) is not permitted as an IPv{self.version} address")
        if number > self._ALL:
            raise AddressValueError(f"{number} (>= 2**{self._max_prefixlen}) is not permitted as an IPv{self.version} address")

    def _read(self, address):
        """The number of what an address is made of."""
        if isinstance(address, int):
            self._check_number(address)
            return address
        if isinstance(address, bytes):
            if len(address) != self._max_prefixlen // 8:
                raise AddressValueError(f"{address!r} (len {len(address)} != {self._max_prefixlen // 8}) is not permitted as an "
                                        f"IPv{self.version} address")
            return int.from_bytes(address)
        text = str(address)
        if "/" in text:
            raise AddressValueError(f"Unexpected '/' in {address!r}")
        return self._number_of(text)

    def _is_in(self, networks):
        return any(self._ip >> net._max_prefixlen - net._prefixlen == net.network_address._ip >> net._max_prefixlen - net._prefixlen
                   for net in networks)


class _BaseNetwork(_Base):
    """What networks of both versions do."""

    def __init__(self, address, strict=True):
        address, mask = _split_addr_prefix(address)
        self.network_address = self._address_class(address)
        self._prefixlen = self._max_prefixlen if mask is None else self._prefix_of(mask)
        self.netmask = self._address_class(self._mask_of(self._prefixlen))
        number = self.network_address._ip
        if number & self.netmask._ip != number:
            if strict:
                raise ValueError(f"{self} has host bits set")
            self.network_address = self._address_class(number & self.netmask._ip)

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __str__(self):
        return f"{self.network_address}/{self._prefixlen}"

    def hosts(self):
        """The addresses that hosts may have."""
        first, last = self.network_address._ip, self.broadcast_address._ip
        if self._prefixlen == self._max_prefixlen:
            return [self._address_class(self.network_address)]
        if self._prefixlen == self._max_prefixlen - 1:
            return [self._address_class(first), self._address_class(last)]
        return self._range(first + 1, last if self._version == 4 else last + 1)

    def _range(self, first, end):
        for number in range(first, end):
            yield self._address_class(number)

    def __iter__(self):
        return self._range(self.network_address._ip, self.broadcast_address._ip + 1)

    def __getitem__(self, n):
        first, last = self.network_address._ip, self.broadcast_address._ip
        number = first + n if n >= 0 else last + n + 1
        if not first <= number <= last:
            raise IndexError("address out of range")
        return self._address_class(number)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def _compare(self, other, test):
        if not isinstance(other, _BaseNetwork):
            return NotImplemented
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return test((self.network_address._ip, self._prefixlen), (other.network_address._ip, other._prefixlen))

    def __eq__(self, other):
        try:
            return self.version == other.version and self.network_address == other.network_address and self.netmask == other.netmask
        except AttributeError:
            return NotImplemented

    def __hash__(self):
        return hash(int(self.network_address) ^ int(self.netmask))

    def __contains__(self, other):
        if self.version != other.version or isinstance(other, _BaseNetwork):
            return False
        return other._ip & self.netmask._ip == self.network_address._ip

    def overlaps(self, other):
        """True if some address is in both."""
        return self.network_address in other or self.broadcast_address in other or (
            other.network_address in self or other.broadcast_address in self)

    @functools.cached_property
    def broadcast_address(self):
        """The last address."""
        return self._address_class(self.network_address._ip | self.hostmask._ip)

    @functools.cached_property
    def hostmask(self):
        """The bits that differ among the hosts."""
        return self._address_class(self.netmask._ip ^ self._ALL)

    @property
    def with_prefixlen(self):
        """The text with the number of bits."""
        return f"{self.network_address}/{self._prefixlen}"

    @property
    def with_netmask(self):
        """The text with the mask."""
        return f"{self.network_address}/{self.netmask}"

    @property
    def with_hostmask(self):
        """The text with the mask of the hosts."""
        return f"{self.network_address}/{self.hostmask}"

    @property
    def num_addresses(self):
        """How many addresses."""
        return self.broadcast_address._ip - self.network_address._ip + 1

    @property
    def prefixlen(self):
        """The bits that the addresses share."""
        return self._prefixlen

    def address_exclude(self, other):
        """Networks that together are this one without another."""
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")
        if not isinstance(other, _BaseNetwork):
            raise TypeError(f"{other} is not a network object")
        if not other.subnet_of(self):
            raise ValueError(f"{other} not contained in {self}")
        if other == self:
            return
        one, two = self.subnets()
        while other not in (one, two):
            if other.subnet_of(one):
                yield two
                one, two = one.subnets()
            else:
                yield one
                one, two = two.subnets()
        yield two if other == one else one

    def compare_networks(self, other):
        """-1, 0 or 1."""
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same type")
        mine = (self.network_address._ip, self.netmask._ip)
        theirs = (other.network_address._ip, other.netmask._ip)
        return (mine > theirs) - (mine < theirs)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        """The networks that this one is divided into."""
        if self._prefixlen == self._max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError("new prefix must be longer")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        prefix = self._prefixlen + prefixlen_diff
        if prefix > self._max_prefixlen:
            raise ValueError(f"prefix length diff {prefix} is invalid for netblock {self}")
        step = (self.hostmask._ip + 1) >> prefixlen_diff
        for number in range(self.network_address._ip, self.broadcast_address._ip + 1, step):
            yield self.__class__((number, prefix))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        """The network that this one is a part of."""
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError("new prefix must be shorter")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = self._prefixlen - new_prefix
        prefix = self.prefixlen - prefixlen_diff
        if prefix < 0:
            raise ValueError(f"current prefixlen is {self.prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}")
        return self.__class__((self.network_address._ip & self._mask_of(prefix), prefix))

    def _lies_in(self, other):
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return other.network_address <= self.network_address and other.broadcast_address >= self.broadcast_address

    def subnet_of(self, other):
        """True if this is a part of the other."""
        return self._lies_in(other)

    def supernet_of(self, other):
        """True if the other is a part of this."""
        return other._lies_in(self)

    def _is_private(self, private, public):
        first, last = self.network_address, self.broadcast_address
        return any(first in network and last in network for network in private) and not any(
            first in network or last in network for network in public)

    def _both(self, name):
        return getattr(self.network_address, name) and getattr(self.broadcast_address, name)

    is_multicast = property(lambda self: self._both("is_multicast"))
    is_reserved = property(lambda self: self._both("is_reserved"))
    is_link_local = property(lambda self: self._both("is_link_local"))
    is_unspecified = property(lambda self: self._both("is_unspecified"))
    is_loopback = property(lambda self: self._both("is_loopback"))
    is_global = property(lambda self: not self.is_private)


class IPv4Address(_Four, _BaseAddress):
    """An address of 32 bits."""

    __slots__ = ("_ip", "__weakref__")

    def __init__(self, address):
        self._ip = self._read(address)

    @property
    def is_reserved(self):
        """Set aside by the IETF?"""
        return self._ip >> 28 == 15

    @property
    def is_private(self):
        """Not reachable from everywhere?"""
        return self._is_in(_PRIVATE4) and not self._is_in(_PUBLIC4)

    @property
    def is_global(self):
        """Reachable from everywhere?"""
        return not self._is_in(_SHARED4) and not self.is_private

    @property
    def is_multicast(self):
        """For many receivers?"""
        return self._ip >> 28 == 14

    @property
    def is_unspecified(self):
        """All bits zero, and no interface?"""
        return self._ip == 0 and not isinstance(self, _Interface)

    @property
    def is_loopback(self):
        """The machine itself?"""
        return self._ip >> 24 == 127

    @property
    def is_link_local(self):
        """Valid on one link only?"""
        return self._ip >> 16 == 0xA9FE

    @property
    def ipv6_mapped(self):
        """The same as an address of version 6."""
        return IPv6Address(f"::ffff:{self}")


class IPv4Network(_Four, _BaseNetwork):
    """A network of version 4."""

    _address_class = IPv4Address

    @property
    def is_private(self):
        """Not reachable from everywhere?"""
        return self._is_private(_PRIVATE4, _PUBLIC4)

    @property
    def is_global(self):
        """Reachable from everywhere?"""
        shared = _SHARED4[0]
        return not (self.network_address in shared and self.broadcast_address in shared) and not self.is_private


class _Interface:
    """What interfaces of both versions do: an address and the network that it is in."""

    def __init__(self, address):
        address, mask = _split_addr_prefix(address)
        super().__init__(address)
        self.network = self._network_class((address, self._max_prefixlen if mask is None else mask), strict=False)
        self.netmask = self.network.netmask
        self._prefixlen = self.network._prefixlen

    @functools.cached_property
    def hostmask(self):
        """The bits that differ among the hosts."""
        return self.network.hostmask

    @property
    def ip(self):
        """The address without the network."""
        return self._plain_class(self._ip)

    def __str__(self):
        return f"{super().__str__()}/{self._prefixlen}"

    def __eq__(self, other):
        same = super().__eq__(other)
        if not same or same is NotImplemented:
            return same
        try:
            return self.network == other.network
        except AttributeError:
            return False

    def __lt__(self, other):
        less = super().__lt__(other)
        if less is NotImplemented:
            return NotImplemented
        try:
            return self.network < other.network or self.network == other.network and less
        except AttributeError:
            return False

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))

    @property
    def with_prefixlen(self):
        """The text with the number of bits."""
        return f"{self._text_of(self._ip)}/{self._prefixlen}"

    @property
    def with_netmask(self):
        """The text with the mask."""
        return f"{self._text_of(self._ip)}/{self.netmask}"

    @property
    def with_hostmask(self):
        """The text with the mask of the hosts."""
        return f"{self._text_of(self._ip)}/{self.hostmask}"


class IPv4Interface(_Interface, IPv4Address):
    """An address of version 4 and its network."""

    _network_class, _plain_class = IPv4Network, IPv4Address


class IPv6Address(_Six, _BaseAddress):
    """An address of 128 bits."""

    __slots__ = ("_ip", "_scope_id", "__weakref__")

    def __init__(self, address):
        self._scope_id = None
        if isinstance(address, str):
            if "/" in address:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            address, self._scope_id = self._split_scope(address)
        self._ip = self._read(address)

    def __str__(self):
        mapped = self.ipv4_mapped
        text = f"::ffff:{mapped}" if mapped is not None else self._text_of(self._ip)
        return f"{text}%{self._scope_id}" if self._scope_id else text

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    @property
    def scope_id(self):
        """The zone that a link-local address is valid in, or None."""
        return self._scope_id

    @property
    def is_multicast(self):
        """For many receivers?"""
        return self._ip >> 120 == 0xFF

    @property
    def is_reserved(self):
        """Set aside by the IETF?"""
        return self._is_in(_RESERVED6)

    @property
    def is_link_local(self):
        """Valid on one link only?"""
        return self._ip >> 118 == 0x3FA

    @property
    def is_site_local(self):
        """Valid at one site only, in the old way?"""
        return self._ip >> 118 == 0x3FB

    @property
    def is_private(self):
        """Not reachable from everywhere?"""
        mapped = self.ipv4_mapped
        if mapped is not None:
            return mapped.is_private
        return self._is_in(_PRIVATE6) and not self._is_in(_PUBLIC6)

    @property
    def is_global(self):
        """Reachable from everywhere?"""
        mapped = self.ipv4_mapped
        return mapped.is_global if mapped is not None else not self.is_private

    @property
    def is_unspecified(self):
        """All bits zero?"""
        return self._ip == 0

    @property
    def is_loopback(self):
        """The machine itself?"""
        mapped = self.ipv4_mapped
        return mapped.is_loopback if mapped is not None else self._ip == 1

    @property
    def ipv4_mapped(self):
        """The address of version 4 that this stands for, or None."""
        return IPv4Address(self._ip & 0xFFFFFFFF) if self._ip >> 32 == 0xFFFF else None

    @property
    def teredo(self):
        """Server and client of a Teredo address, or None."""
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xFFFFFFFF), IPv4Address(~self._ip & 0xFFFFFFFF)

    @property
    def sixtofour(self):
        """The address of version 4 in a 6to4 address, or None."""
        return IPv4Address(self._ip >> 80 & 0xFFFFFFFF) if self._ip >> 112 == 0x2002 else None


class IPv6Network(_Six, _BaseNetwork):
    """A network of version 6."""

    _address_class = IPv6Address

    @property
    def is_private(self):
        """Not reachable from everywhere?"""
        return self._is_private(_PRIVATE6, _PUBLIC6)

    @property
    def is_site_local(self):
        """Valid at one site only, in the old way?"""
        return self._both("is_site_local")


class IPv6Interface(_Interface, IPv6Address):
    """An address of version 6 and its network."""

    _network_class, _plain_class = IPv6Network, IPv6Address

    @property
    def is_unspecified(self):
        """All bits zero, of the network too?"""
        return super().is_unspecified and self.network.is_unspecified

    @property
    def is_loopback(self):
        """The machine itself, and nothing else?"""
        return super().is_loopback and self.network.is_loopback

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))


_PRIVATE4 = [IPv4Network(text) for text in (
    "0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.0.170/31", "192.0.2.0/24",
    "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "255.255.255.255/32")]
_PUBLIC4 = [IPv4Network("192.0.0.9/32"), IPv4Network("192.0.0.10/32")]
_SHARED4 = [IPv4Network("100.64.0.0/10")]
_PRIVATE6 = [IPv6Network(text) for text in (
    "::1/128", "::/128", "::ffff:0:0/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
    "fc00::/7", "fe80::/10")]
_PUBLIC6 = [IPv6Network(text) for text in (
    "2001:1::1/128", "2001:1::2/128", "2001:3::/32", "2001:4:112::/48", "2001:20::/28", "2001:30::/28")]
_RESERVED6 = [IPv6Network(text) for text in (
    "::/8", "100::/8", "200::/7", "400::/6", "800::/5", "1000::/4", "4000::/3", "6000::/3", "8000::/3", "A000::/3", "C000::/3",
    "E000::/4", "F000::/5", "F800::/6", "FE00::/9")]
