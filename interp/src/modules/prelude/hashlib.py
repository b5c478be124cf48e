"""Digests. They are native."""

import _hashlib

__all__ = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256",
           "sha3_384", "sha3_512", "shake_128", "shake_256", "blake2b", "blake2s", "new",
           "algorithms_guaranteed", "algorithms_available", "file_digest", "pbkdf2_hmac"]

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224",
                         "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256",
                         "blake2b", "blake2s"}
algorithms_available = algorithms_guaranteed | {"sha512_224", "sha512_256"}


@native
def md5(string=b"", *, usedforsecurity=True):
    return _hashlib.make("md5", string)


@native
def sha1(string=b"", *, usedforsecurity=True):
    return _hashlib.make("sha1", string)


@native
def sha224(string=b"", *, usedforsecurity=True):
    return _hashlib.make("sha224", string)


@native
def sha256(string=b"", *, usedforsecurity=True):
    return _hashlib.make("sha256", string)


@native
def sha384(string=b"", *, usedforsecurity=True):
    return _hashlib.make("sha384", string)


@native
def sha512(string=b"", *, usedforsecurity=True):
    return _hashlib.make("sha512", string)


@native
def sha3_224(string=b"", *, usedforsecurity=True):
    return _hashlib.make("sha3_224", string)


@native
def sha3_256(string=b"", *, usedforsecurity=True):
    return _hashlib.make("sha3_256", string)


@native
def sha3_384(string=b"", *, usedforsecurity=True):
    return _hashlib.make("sha3_384", string)


@native
def sha3_512(string=b"", *, usedforsecurity=True):
    return _hashlib.make("sha3_512", string)


@native
def shake_128(string=b"", *, usedforsecurity=True):
    return _hashlib.make("shake_128", string)


@native
def shake_256(string=b"", *, usedforsecurity=True):
    return _hashlib.make("shake_256", string)


def _blake2(name, largest, salt_size, data, digest_size, key, salt, person, tree, last_node):
    if not 1 <= digest_size <= largest:
        raise ValueError(f"digest_size for {name.capitalize()} must be between 1 and "
                         f"{largest} bytes, here it is {digest_size}")
    for what, value, most in (("salt", salt, salt_size), ("person", person, salt_size),
                              ("key", key, largest)):
        if len(value) > most:
            raise ValueError(f"maximum {what} length is {most} bytes")
    fanout, depth, leaf_size, node_offset, node_depth, inner_size = tree
    if not 0 <= fanout <= 255:
        raise ValueError("fanout must be between 0 and 255")
    if not 1 <= depth <= 255:
        raise ValueError("depth must be between 1 and 255")
    if not 0 <= leaf_size < 1 << 32:
        raise OverflowError("leaf_size is too large")
    if not 0 <= node_offset < 1 << (64 if largest == 64 else 48):
        raise OverflowError("node_offset is too large")
    if not 0 <= node_depth <= 255:
        raise ValueError("node_depth must be between 0 and 255")
    if not 0 <= inner_size <= largest:
        raise ValueError(f"inner_size must be between 0 and is {largest}")
    return _hashlib.blake2(name, data, digest_size, key, salt, person, tree,
                           bool(last_node))


def blake2b(data=b"", /, *, digest_size=64, key=b"", salt=b"", person=b"", fanout=1,
            depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0,
            last_node=False, usedforsecurity=True):
    return _blake2("blake2b", 64, 16, data, digest_size, key, salt, person,
                   (fanout, depth, leaf_size, node_offset, node_depth, inner_size),
                   last_node)


def blake2s(data=b"", /, *, digest_size=32, key=b"", salt=b"", person=b"", fanout=1,
            depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0,
            last_node=False, usedforsecurity=True):
    return _blake2("blake2s", 32, 8, data, digest_size, key, salt, person,
                   (fanout, depth, leaf_size, node_offset, node_depth, inner_size),
                   last_node)


for _class, _sizes in ((blake2b, (16, 16, 64, 64)), (blake2s, (8, 8, 32, 32))):
    (_class.SALT_SIZE, _class.PERSON_SIZE, _class.MAX_KEY_SIZE,
     _class.MAX_DIGEST_SIZE) = _sizes
del _class, _sizes


def new(name, data=b"", **kwargs):
    """The digest of a name."""
    if not isinstance(name, str):
        raise TypeError(f"new() argument 'name' must be str, not {type(name).__name__}")
    known = name.lower().replace("-", "_")
    if known in ("blake2b", "blake2s"):
        kwargs.pop("usedforsecurity", None)
        return globals()[known](data, **kwargs)
    made = _hashlib.make({"sha_1": "sha1", "sha_256": "sha256", "sha_512": "sha512"}.get(
        known, known), data)
    if made is None:
        raise ValueError("unsupported hash type " + name)
    return made


@native
def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key derived from a password."""
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    if dklen is None:
        dklen = new(hash_name).digest_size
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    key = _hashlib.pbkdf2(hash_name.lower(), password, salt, iterations, dklen)
    if key is None:
        raise ValueError("unsupported hash type " + hash_name)
    return key


def file_digest(fileobj, digest, /, *, _bufsize=1 << 18):
    """The digest of what a file has from where it stands."""
    work = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        work.update(fileobj.getbuffer())
        return work
    if not (hasattr(fileobj, "read") and hasattr(fileobj, "readable")
            and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    while data := fileobj.read(_bufsize):
        work.update(data)
    return work
