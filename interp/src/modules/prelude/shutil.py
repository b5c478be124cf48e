"""Copying, moving and removing of files and trees."""

import os

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree",
           "move", "rmtree", "Error", "SpecialFileError", "disk_usage", "which",
           "get_terminal_size", "ignore_patterns", "SameFileError", "get_archive_formats",
           "get_unpack_formats", "make_archive", "register_archive_format", "register_unpack_format",
           "unpack_archive", "unregister_archive_format", "unregister_unpack_format", "ExecError",
           "ReadError", "RegistryError"]

COPY_BUFSIZE = 256 * 1024


class Error(OSError):
    pass


class SameFileError(Error):
    """Source and destination are the same file."""


class SpecialFileError(OSError):
    """The operation is not possible with a special file."""


class ExecError(OSError):
    """A command could not be executed."""


class ReadError(OSError):
    """An archive cannot be read."""


class RegistryError(Exception):
    """Names of archive formats that don't go together."""


def copyfileobj(fsrc, fdst, length=0):
    """Copy all that is left in a file object to another."""
    length = length or COPY_BUFSIZE
    while data := fsrc.read(length):
        fdst.write(data)


def _same_file(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy the content of a file."""
    if _same_file(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    try:
        with open(src, "rb") as fsrc, open(dst, "wb") as fdst:
            copyfileobj(fsrc, fdst)
    except IsADirectoryError as error:
        if os.path.exists(dst):
            raise
        raise FileNotFoundError(f"Directory does not exist: {dst}") from error
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copy the permissions of a file."""
    if not follow_symlinks and os.path.islink(src) and os.path.islink(dst):
        return
    os.chmod(dst, os.stat(src).st_mode & 0o7777)


def copystat(src, dst, *, follow_symlinks=True):
    """Copy the permissions and times of a file."""
    if not follow_symlinks and os.path.islink(src) and os.path.islink(dst):
        return
    found = os.stat(src)
    if hasattr(os, "utime"):
        os.utime(dst, ns=(found.st_atime_ns, found.st_mtime_ns))
    os.chmod(dst, found.st_mode & 0o7777)


def _target(src, dst):
    if os.path.isdir(dst):
        return os.path.join(dst, os.path.basename(src))
    return dst


def copy(src, dst, *, follow_symlinks=True):
    """Copy a file with its permissions, also into a directory."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """Copy a file with its permissions and times, also into a directory."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    """What `copytree` leaves out: names that match one of the patterns."""
    def ignore(path, names):
        from fnmatch import filter
        return {name for pattern in patterns for name in filter(names, pattern)}
    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2,
             ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Copy a directory with all that is in it."""
    with os.scandir(src) as found:
        entries = list(found)
    left_out = set()
    if ignore is not None:
        left_out = ignore(os.fspath(src), [entry.name for entry in entries])
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in left_out:
            continue
        source = os.path.join(src, entry.name)
        target = os.path.join(dst, entry.name)
        try:
            if entry.is_symlink():
                pointed = os.readlink(source)
                if symlinks:
                    os.symlink(pointed, target)
                    continue
                if not os.path.exists(source) and ignore_dangling_symlinks:
                    continue
            if os.path.isdir(source):
                copytree(source, target, symlinks, ignore, copy_function,
                         ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((source, target, str(error)))
    try:
        copystat(src, dst)
    except OSError as error:
        errors.append((src, dst, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Remove a directory with all that is in it."""
    def failed(function, name, error):
        if ignore_errors:
            return
        if onexc is not None:
            onexc(function, name, error)
        elif onerror is not None:
            onerror(function, name, (type(error), error, error.__traceback__))
        else:
            raise error

    def remove(directory):
        try:
            with os.scandir(directory) as found:
                entries = list(found)
        except OSError as error:
            error.filename = directory
            failed(os.scandir, directory, error)
            return
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                remove(entry.path)
            else:
                try:
                    os.unlink(entry.path)
                except FileNotFoundError:
                    pass
                except OSError as error:
                    failed(os.unlink, entry.path, error)
        try:
            os.rmdir(directory)
        except OSError as error:
            failed(os.rmdir, directory, error)

    if os.path.islink(path):
        failed(os.path.islink, path, OSError("Cannot call rmtree on a symbolic link"))
        return
    if not os.path.isdir(path):
        try:
            os.scandir(path).close()
        except OSError as error:
            failed(os.lstat if isinstance(error, FileNotFoundError) else os.scandir, path,
                   error)
            return
    remove(os.fspath(path))


rmtree.avoids_symlink_attacks = False


def move(src, dst, copy_function=copy2):
    """Move a file or tree, also into a directory or to another file system."""
    target = dst
    if os.path.isdir(dst):
        if _same_file(src, dst):
            os.rename(src, dst)
            return dst
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), target)
            os.unlink(src)
        elif os.path.isdir(src):
            inside = os.path.abspath(target) + "/"
            if inside.startswith(os.path.abspath(src) + "/"):
                raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
            copytree(src, target, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The path of a program, or None."""
    def usable(name):
        return os.path.exists(name) and os.access(name, mode) and not os.path.isdir(name)
    if os.path.dirname(cmd):
        return cmd if usable(cmd) else None
    if path is None:
        path = os.environ.get("PATH", os.defpath)
    if not path:
        return None
    convert = os.fsencode if isinstance(cmd, bytes) else os.fsdecode
    for directory in convert(path).split(convert(os.pathsep)):
        name = os.path.join(directory, cmd)
        if usable(name):
            return name
    return None


def get_terminal_size(fallback=(80, 24)):
    """The size of the terminal, from the environment or the system."""
    def from_environment(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0
    columns, lines = from_environment("COLUMNS"), from_environment("LINES")
    if columns <= 0 or lines <= 0:
        try:
            found = os.get_terminal_size(1)
        except (AttributeError, ValueError, OSError):
            found = fallback
        columns = columns if columns > 0 else found[0] or fallback[0]
        lines = lines if lines > 0 else found[1] or fallback[1]
    return os.terminal_size((columns, lines))


class _usage(tuple):
    """Total, used and free bytes."""

    __slots__ = ()

    total = property(lambda self: self[0])
    used = property(lambda self: self[1])
    free = property(lambda self: self[2])

    def __repr__(self):
        return f"usage(total={self[0]}, used={self[1]}, free={self[2]})"


def disk_usage(path):
    """Total, used and free bytes of the file system of a path."""
    found = os.statvfs(path)
    return _usage((found.f_blocks * found.f_frsize,
                   (found.f_blocks - found.f_bfree) * found.f_frsize,
                   found.f_bavail * found.f_frsize))


_ARCHIVES = ("get_archive_formats", "get_unpack_formats", "make_archive", "register_archive_format",
             "register_unpack_format", "unpack_archive", "unregister_archive_format",
             "unregister_unpack_format")


def __getattr__(name):
    if name in _ARCHIVES:
        import _shutil_archives
        return getattr(_shutil_archives, name)
    raise AttributeError(f"module 'shutil' has no attribute {name!r}")
