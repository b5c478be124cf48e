"""What the fields and bits of a file's status mean."""

ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME = range(10)

S_IFDIR = 0o040000
S_IFCHR = 0o020000
S_IFBLK = 0o060000
S_IFREG = 0o100000
S_IFIFO = 0o010000
S_IFLNK = 0o120000
S_IFSOCK = 0o140000
S_IFDOOR = S_IFPORT = S_IFWHT = 0

S_ISUID = 0o4000
S_ISGID = S_ENFMT = 0o2000
S_ISVTX = 0o1000
S_IREAD = S_IRUSR = 0o400
S_IWRITE = S_IWUSR = 0o200
S_IEXEC = S_IXUSR = 0o100
S_IRWXU = 0o700
S_IRGRP = 0o040
S_IWGRP = 0o020
S_IXGRP = 0o010
S_IRWXG = 0o070
S_IROTH = 0o004
S_IWOTH = 0o002
S_IXOTH = 0o001
S_IRWXO = 0o007

_LETTERS = ((S_IFLNK, "l"), (S_IFSOCK, "s"), (S_IFREG, "-"), (S_IFBLK, "b"), (S_IFDIR, "d"), (S_IFCHR, "c"), (S_IFIFO, "p"))


@native
def S_IMODE(mode):
    """The permissions."""
    return mode & 0o7777


@native
def S_IFMT(mode):
    """The kind of file."""
    return mode & 0o170000


@native
def S_ISDIR(mode):
    """A directory?"""
    return S_IFMT(mode) == S_IFDIR


@native
def S_ISCHR(mode):
    """A character device?"""
    return S_IFMT(mode) == S_IFCHR


@native
def S_ISBLK(mode):
    """A block device?"""
    return S_IFMT(mode) == S_IFBLK


@native
def S_ISREG(mode):
    """A regular file?"""
    return S_IFMT(mode) == S_IFREG


@native
def S_ISFIFO(mode):
    """A named pipe?"""
    return S_IFMT(mode) == S_IFIFO


@native
def S_ISLNK(mode):
    """A symbolic link?"""
    return S_IFMT(mode) == S_IFLNK


@native
def S_ISSOCK(mode):
    """A socket?"""
    return S_IFMT(mode) == S_IFSOCK


@native
def S_ISDOOR(mode):
    """False: there are no doors here."""
    return False


S_ISPORT = S_ISWHT = S_ISDOOR


@native
def filemode(mode):
    """The mode as `ls -l` shows it."""
    kind = S_IFMT(mode)
    text = [next((letter for bits, letter in _LETTERS if bits == kind), "?")]
    for who, special, shown in ((6, S_ISUID, "sS"), (3, S_ISGID, "sS"), (0, S_ISVTX, "tT")):
        bits = mode >> who
        text.append("r" if bits & 4 else "-")
        text.append("w" if bits & 2 else "-")
        if mode & special:
            text.append(shown[not bits & 1])
        else:
            text.append("x" if bits & 1 else "-")
    return "".join(text)
