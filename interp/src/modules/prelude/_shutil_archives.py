"""Whole trees as archives: `shutil.make_archive` and `unpack_archive`, with the formats that they know."""

import os
import stat

from shutil import ReadError, RegistryError


def _make_tar(base_name, base_dir, compress="gzip", verbose=0, dry_run=0, owner=None, group=None, logger=None,
              root_dir=None):
    import tarfile
    if owner is not None or group is not None:
        raise NotImplementedError("owner and group of archive members cannot be set")
    name = base_name + (".tar.gz" if compress else ".tar")
    _make_folder(os.path.dirname(name), dry_run, logger)
    if not dry_run:
        with tarfile.open(name, "w|gz" if compress else "w|") as archive:
            source = base_dir
            if root_dir is not None:
                source = os.path.join(root_dir, base_dir)
            archive.add(source, base_dir)
    return os.path.abspath(name) if root_dir is not None else name


def _make_folder(folder, dry_run, logger):
    if folder and not os.path.exists(folder):
        if logger is not None:
            logger.info("creating %s", folder)
        if not dry_run:
            os.makedirs(folder)


def _make_zip(base_name, base_dir, verbose=0, dry_run=0, logger=None, owner=None, group=None, root_dir=None):
    import zipfile
    name = base_name + ".zip"
    _make_folder(os.path.dirname(base_name), dry_run, logger)
    if logger is not None:
        logger.info("creating '%s' and adding '%s' to it", name, base_dir)
    if not dry_run:
        root = os.curdir if root_dir is None else root_dir

        def add(path):
            inside = os.path.normpath(os.path.relpath(path, root)) if root_dir is not None else os.path.normpath(path)
            archive.write(path, inside)
            if logger is not None:
                logger.info("adding '%s'", inside)
        with zipfile.ZipFile(name, "w", compression=zipfile.ZIP_DEFLATED) as archive:
            top = base_dir if root_dir is None else os.path.join(root_dir, base_dir)
            if os.path.normpath(base_dir) != os.curdir:
                add(top)
            for folder, folders, files in os.walk(top):
                for each in sorted(folders):
                    add(os.path.join(folder, each))
                for each in files:
                    path = os.path.join(folder, each)
                    if os.path.isfile(path):
                        add(path)
    return os.path.abspath(name) if root_dir is not None else name


def _unpack_zip(filename, extract_dir):
    import zipfile
    if not zipfile.is_zipfile(filename):
        raise ReadError(f"{filename} is not a zip file")
    with zipfile.ZipFile(filename) as archive:
        for info in archive.infolist():
            name = info.filename
            if name.startswith("/") or ".." in name:
                continue
            target = os.path.join(extract_dir, *name.split("/"))
            os.makedirs(os.path.dirname(target) or os.curdir, exist_ok=True)
            if not name.endswith("/"):
                with open(target, "wb") as file:
                    file.write(archive.read(name))


def _unpack_tar(filename, extract_dir, *, filter=None):
    import tarfile
    try:
        archive = tarfile.open(filename)
    except tarfile.TarError:
        raise ReadError(f"{filename} is not a compressed or uncompressed tar file") from None
    with archive:
        archive.extractall(extract_dir, filter=filter)


# name: (function, arguments, what it is, does it take root_dir)
_makers = {
    "tar": (_make_tar, [("compress", None)], "uncompressed tar file", True),
    "gztar": (_make_tar, [("compress", "gzip")], "gzip'ed tar-file", True),
    "zip": (_make_zip, [], "ZIP file", True),
}
# name: (endings, function, arguments, what it is)
_unpackers = {
    "tar": ([".tar"], _unpack_tar, [], "uncompressed tar file"),
    "gztar": ([".tar.gz", ".tgz"], _unpack_tar, [], "gzip'ed tar-file"),
    "zip": ([".zip"], _unpack_zip, [], "ZIP file"),
}


def get_archive_formats():
    """(name, what it is) of all formats that can be made."""
    return sorted([(name, entry[2]) for name, entry in _makers.items()])


def register_archive_format(name, function, extra_args=None, description=""):
    """Add a format that can be made."""
    extra_args = [] if extra_args is None else extra_args
    if not callable(function):
        raise TypeError(f"The {function} object is not callable")
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError("extra_args needs to be a sequence")
    for element in extra_args:
        if not isinstance(element, (tuple, list)) or len(element) != 2:
            raise TypeError("extra_args elements are : (arg_name, value)")
    _makers[name] = (function, extra_args, description, getattr(function, "supports_root_dir", False))


def unregister_archive_format(name):
    """Take a format out."""
    del _makers[name]


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None,
                 logger=None):
    """Make an archive of a tree; its name."""
    try:
        function, more, _, takes_root = _makers[format]
    except KeyError:
        raise ValueError(f"unknown archive format '{format}'") from None
    keywords = {"dry_run": dry_run, "logger": logger, "owner": owner, "group": group, **dict(more)}
    base_dir = os.curdir if base_dir is None else base_dir
    if root_dir is None:
        return function(base_name, base_dir, **keywords)
    base_name, root_dir = os.fspath(base_name), os.fspath(root_dir)
    if takes_root:
        if not stat.S_ISDIR(os.stat(root_dir).st_mode):
            raise NotADirectoryError(20, "Not a directory", root_dir)
        return function(base_name, base_dir, root_dir=root_dir, **keywords)
    before = os.getcwd()
    base_name = os.path.abspath(base_name)
    if not dry_run:
        os.chdir(root_dir)
    try:
        return function(base_name, base_dir, **keywords)
    finally:
        os.chdir(before)


def get_unpack_formats():
    """(name, endings, what it is) of all formats that can be unpacked."""
    return sorted([(name, entry[0], entry[3]) for name, entry in _unpackers.items()])


def register_unpack_format(name, extensions, function, extra_args=None, description=""):
    """Add a format that can be unpacked."""
    known = {ending: other for other, entry in _unpackers.items() for ending in entry[0]}
    for ending in extensions:
        if ending in known:
            raise RegistryError(f'{ending} is already registered for "{known[ending]}"')
    if not callable(function):
        raise TypeError("The registered function must be a callable")
    _unpackers[name] = extensions, function, [] if extra_args is None else extra_args, description


def unregister_unpack_format(name):
    """Take a format out."""
    del _unpackers[name]


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Unpack an archive, of the format that its name tells."""
    extract_dir = os.fspath(os.getcwd() if extract_dir is None else extract_dir)
    filename = os.fspath(filename)
    filtering = {} if filter is None else {"filter": filter}
    if format is not None:
        try:
            entry = _unpackers[format]
        except KeyError:
            raise ValueError(f"Unknown unpack format '{format}'") from None
    else:
        entry = next((entry for entry in _unpackers.values() if any([filename.endswith(e) for e in entry[0]])), None)
        if entry is None:
            raise ReadError(f"Unknown archive format '{filename}'")
    if entry[1] is _unpack_zip:
        filtering = {}
    entry[1](filename, extract_dir, **{**dict(entry[2]), **filtering})


for _function in (get_archive_formats, register_archive_format, unregister_archive_format, make_archive,
                  get_unpack_formats, register_unpack_format, unregister_unpack_format, unpack_archive):
    _function.__module__ = "shutil"
