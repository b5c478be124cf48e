"""What finders and loaders of modules have in common."""

from abc import ABC, abstractmethod
from importlib import machinery

__all__ = ["Loader", "MetaPathFinder", "PathEntryFinder", "ResourceLoader", "InspectLoader", "ExecutionLoader",
           "FileLoader", "SourceLoader"]


class MetaPathFinder(ABC):
    """A finder for `sys.meta_path`."""

    def invalidate_caches(self):
        """Nothing, if nothing is kept."""


class PathEntryFinder(ABC):
    """A finder for one entry of a path."""

    def invalidate_caches(self):
        """Nothing, if nothing is kept."""


class Loader(ABC):
    """Makes modules and fills them."""

    def create_module(self, spec):
        """None: modules are made as usual."""

    def load_module(self, fullname):
        """A module that `exec_module` has filled."""
        if not hasattr(self, "exec_module"):
            raise ImportError
        import sys
        from importlib.util import module_from_spec, spec_from_loader
        if fullname in sys.modules:
            module = sys.modules[fullname]
            self.exec_module(module)
            return module
        module = sys.modules[fullname] = module_from_spec(spec_from_loader(fullname, self))
        try:
            self.exec_module(module)
        except BaseException:
            del sys.modules[fullname]
            raise
        return sys.modules[fullname]


class ResourceLoader(Loader):
    """A loader that reads other files as well."""

    @abstractmethod
    def get_data(self, path):
        raise OSError


class InspectLoader(Loader):
    """A loader that knows its modules' sources."""

    def is_package(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abstractmethod
    def get_source(self, fullname):
        raise ImportError

    @staticmethod
    def source_to_code(data, path="<string>"):
        return compile(data, path, "exec", dont_inherit=True)

    def exec_module(self, module):
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f"cannot load module {module.__name__!r} when get_code() returns None")
        exec(code, module.__dict__)


class ExecutionLoader(InspectLoader):
    """A loader that knows its modules' files."""

    @abstractmethod
    def get_filename(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            path = self.get_filename(fullname)
        except ImportError:
            return self.source_to_code(source)
        return self.source_to_code(source, path)


class FileLoader(ResourceLoader, ExecutionLoader):
    """A loader of one file."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def get_filename(self, fullname=None):
        return self.path

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()


class SourceLoader(ResourceLoader, ExecutionLoader):
    """A loader of a file of source text."""

    def path_mtime(self, path):
        return int(self.path_stats(path)["mtime"])

    def path_stats(self, path):
        raise OSError

    def get_source(self, fullname):
        from importlib.util import decode_source
        path = self.get_filename(fullname)
        try:
            return decode_source(self.get_data(path))
        except OSError as error:
            raise ImportError("source not available through get_data()", name=fullname) from error


FileLoader.register(machinery.SourceFileLoader)
SourceLoader.register(machinery.SourceFileLoader)
