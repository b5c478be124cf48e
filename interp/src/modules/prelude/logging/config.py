"""Setting logging up from a dictionary or a file."""

import io
import logging
import logging.handlers
import os
import re

from importlib import import_module

__all__ = ["BaseConfigurator", "ConvertingDict", "ConvertingList", "ConvertingTuple", "DictConfigurator", "dictConfig",
           "dictConfigClass", "fileConfig", "listen", "stopListening", "valid_ident"]

_IDENTIFIER = re.compile(r"[a-z_][a-z0-9_]*\Z", re.I)
_PREFIX = re.compile(r"(?P<prefix>[a-z]+)://(?P<suffix>.*)\Z")
_STEP = re.compile(r"\.(\w+)|\[(\w+)\]")


def valid_ident(s):
    """True, or ValueError if the text is no name."""
    if not _IDENTIFIER.match(s):
        raise ValueError("Not a valid Python identifier: %r" % s)
    return True


class _Converting:
    """A container of a configuration: what is taken out is converted first."""

    def _convert(self, key, value, store=True):
        result = self.configurator.convert(value)
        if value is not result:
            if store:
                self[key] = result
            if isinstance(result, _Converting):
                result.parent, result.key = self, key
        return result


class ConvertingDict(dict, _Converting):
    """A dictionary of a configuration."""

    def __getitem__(self, key):
        return self._convert(key, dict.__getitem__(self, key))

    def get(self, key, default=None):
        """An item or the default, converted."""
        return self._convert(key, dict.get(self, key, default), key in self)

    def pop(self, key, default=None):
        """Take an item out, converted."""
        return self._convert(key, dict.pop(self, key, default), False)


class ConvertingList(list, _Converting):
    """A list of a configuration."""

    def __getitem__(self, key):
        return self._convert(key, list.__getitem__(self, key))

    def pop(self, idx=-1):
        """Take an item out, converted."""
        return self._convert(idx, list.pop(self, idx), False)


class ConvertingTuple(tuple, _Converting):
    """A tuple of a configuration."""

    def __getitem__(self, key):
        return self._convert(key, tuple.__getitem__(self, key), False)


class BaseConfigurator:
    """What values of a configuration can stand for."""

    value_converters = {"ext": "ext_convert", "cfg": "cfg_convert"}
    importer = staticmethod(__import__)

    def __init__(self, config):
        self.config = ConvertingDict(config)
        self.config.configurator = self

    def resolve(self, s):
        """The object of a dotted name."""
        first, *names = s.split(".")
        try:
            found, used = import_module(first), first
            for name in names:
                used += "." + name
                try:
                    found = getattr(found, name)
                except AttributeError:
                    import_module(used)
                    found = getattr(found, name)
            return found
        except ImportError as e:
            raise ValueError("Cannot resolve %r: %s" % (s, e)) from e

    def ext_convert(self, value):
        """What `ext://` stands for."""
        return self.resolve(value)

    def cfg_convert(self, value):
        """What `cfg://` stands for."""
        first = re.match(r"\w+\s*", value)
        if first is None:
            raise ValueError("Unable to convert %r" % value)
        found, rest = self.config[first.group().strip()], value[first.end():]
        while rest:
            step = _STEP.match(rest)
            if step is None:
                raise ValueError("Unable to convert %r at %r" % (value, rest))
            if step[1]:
                found = found[step[1]]
            elif step[2].isdigit():
                try:
                    found = found[int(step[2])]
                except TypeError:
                    found = found[step[2]]
            else:
                found = found[step[2]]
            rest = rest[step.end():]
        return found

    def convert(self, value):
        """A value as the configuration means it."""
        for plain, converting in ((dict, ConvertingDict), (list, ConvertingList), (tuple, ConvertingTuple)):
            if isinstance(value, plain) and not isinstance(value, converting):
                if plain is tuple and hasattr(value, "_fields"):
                    return value
                value = converting(value)
                value.configurator = self
                return value
        if isinstance(value, str):
            match = _PREFIX.match(value)
            if match:
                converter = self.value_converters.get(match["prefix"])
                if converter:
                    return getattr(self, converter)(match["suffix"])
        return value

    def configure_custom(self, config):
        """What the factory under "()" makes of the other items."""
        make = config.pop("()")
        if not callable(make):
            make = self.resolve(make)
        kwargs = {k: config[k] for k in config if k != "." and valid_ident(k)}
        result = make(**kwargs)
        for name, value in (config.pop(".", None) or {}).items():
            setattr(result, name, value)
        return result

    def as_tuple(self, value):
        """A list as a tuple."""
        return tuple(value) if isinstance(value, list) else value


class DictConfigurator(BaseConfigurator):
    """Sets logging up as a dictionary says."""

    def configure(self):
        """Do it."""
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        if config.pop("incremental", False):
            self._change(config)
            return
        disable = config.pop("disable_existing_loggers", True)
        formatters = config.get("formatters", {})
        self._each(formatters, "formatter", self.configure_formatter)
        filters = config.get("filters", {})
        self._each(filters, "filter", self.configure_filter)
        handlers = config.get("handlers", {})
        deferred = []
        for name in sorted(handlers):
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as e:
                if " not configured yet" in str(e.__cause__):
                    deferred.append(name)
                else:
                    raise ValueError("Unable to configure handler %r" % name) from e
        for name in deferred:
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as e:
                raise ValueError("Unable to configure handler %r" % name) from e
        loggers = config.get("loggers", {})
        existing = dict(logging.root.manager.loggerDict)
        for name in loggers:
            try:
                self.configure_logger(name, loggers[name])
            except Exception as e:
                raise ValueError("Unable to configure logger %r" % name) from e
        for name, logger in existing.items():
            if name in loggers or not isinstance(logger, logging.Logger):
                continue
            if any(name.startswith(configured + ".") for configured in loggers):
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True
                logger.disabled = False
            else:
                logger.disabled = disable
        root = config.get("root", None)
        if root:
            try:
                self.configure_root(root)
            except Exception as e:
                raise ValueError("Unable to configure root logger") from e

    def _each(self, items, what, configure):
        for name in items:
            try:
                items[name] = configure(items[name])
            except Exception as e:
                raise ValueError("Unable to configure %s %r" % (what, name)) from e

    def _change(self, config):
        handlers = config.get("handlers", {})
        for name in handlers:
            handler = logging.getHandlerByName(name)
            if handler is None:
                raise ValueError("No handler found with name %r" % name)
            level = handlers[name].get("level", None)
            if level:
                handler.setLevel(logging._checkLevel(level))
        for name, logger in config.get("loggers", {}).items():
            self.configure_logger(name, logger, True)
        root = config.get("root", None)
        if root:
            self.configure_root(root, True)

    def configure_formatter(self, config):
        """A formatter."""
        if "()" in config:
            return self.configure_custom(config)
        style = config.get("style", "%")
        kwargs = {"defaults": config["defaults"]} if "defaults" in config else {}
        if "validate" in config:
            kwargs["validate"] = config["validate"]
        make = config.get("class", None)
        make = self.resolve(make) if make else logging.Formatter
        return make(config.get("format", None), config.get("datefmt", None), style, **kwargs)

    def configure_filter(self, config):
        """A filter."""
        if "()" in config:
            return self.configure_custom(config)
        return logging.Filter(config.get("name", ""))

    def add_filters(self, filterer, filters):
        """Give a logger or handler its filters."""
        for each in filters:
            try:
                callable_itself = callable(each) or callable(getattr(each, "filter", None))
                filterer.addFilter(each if callable_itself else self.config["filters"][each])
            except Exception as e:
                raise ValueError("Unable to add filter %r" % each) from e

    def configure_handler(self, config):
        """A handler."""
        config_copy = dict(config)
        formatter = config.get("formatter", None)
        if formatter:
            try:
                formatter = self.config["formatters"][formatter]
            except Exception as e:
                raise ValueError("Unable to set formatter %r" % formatter) from e
        level, filters = config.pop("level", None), config.pop("filters", None)
        config.pop("formatter", None)
        if "()" in config:
            make = config.pop("()")
            if not callable(make):
                make = self.resolve(make)
        else:
            name = config.pop("class")
            make = name if callable(name) else self.resolve(name)
            if issubclass(make, logging.handlers.MemoryHandler) and "target" in config:
                try:
                    target = self.config["handlers"][config["target"]]
                    if not isinstance(target, logging.Handler):
                        config.update(config_copy)
                        raise TypeError("target not configured yet")
                    config["target"] = target
                except Exception as e:
                    raise ValueError("Unable to set target handler %r" % config["target"]) from e
        kwargs = {k: config[k] for k in config if k != "." and valid_ident(k)}
        try:
            handler = make(**kwargs)
        except TypeError as e:
            if "'stream'" not in str(e):
                raise
            kwargs["strm"] = kwargs.pop("stream")
            handler = make(**kwargs)
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(handler, filters)
        for name, value in (config.pop(".", None) or {}).items():
            setattr(handler, name, value)
        return handler

    def add_handlers(self, logger, handlers):
        """Give a logger its handlers."""
        for name in handlers:
            try:
                logger.addHandler(self.config["handlers"][name])
            except Exception as e:
                raise ValueError("Unable to add handler %r" % name) from e

    def common_logger_config(self, logger, config, incremental=False):
        """What the root and the others have in common."""
        level = config.get("level", None)
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if not incremental:
            for handler in logger.handlers[:]:
                logger.removeHandler(handler)
            handlers = config.get("handlers", None)
            if handlers:
                self.add_handlers(logger, handlers)
            filters = config.get("filters", None)
            if filters:
                self.add_filters(logger, filters)

    def configure_logger(self, name, config, incremental=False):
        """A logger that isn't the root."""
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        propagate = config.get("propagate", None)
        if propagate is not None:
            logger.propagate = propagate

    def configure_root(self, config, incremental=False):
        """The root logger."""
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Set logging up as a dictionary says."""
    dictConfigClass(config).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Set logging up as a file says."""
    import configparser
    if isinstance(fname, str):
        if not os.path.exists(fname):
            raise FileNotFoundError(f"{fname} doesn't exist")
        if not os.path.getsize(fname):
            raise RuntimeError(f"{fname} is an empty file")
    if isinstance(fname, configparser.RawConfigParser):
        parser = fname
    else:
        try:
            parser = configparser.ConfigParser(defaults)
            if hasattr(fname, "readline"):
                parser.read_file(fname)
            else:
                parser.read(fname, encoding=io.text_encoding(encoding))
        except configparser.ParsingError as e:
            raise RuntimeError(f"{fname} is invalid: {e}")
    formatters = {}
    for name in _names(parser["formatters"]["keys"]):
        section = parser["formatter_" + name]
        make = _resolve(section["class"]) if section.get("class") else logging.Formatter
        kwargs = {"defaults": eval(section["defaults"], vars(logging))} if "defaults" in section else {}
        formatters[name] = make(section.get("format", None, raw=True), section.get("datefmt", None, raw=True),
                                section.get("style", "%", raw=True), **kwargs)
    handlers, targets = {}, []
    for name in _names(parser["handlers"]["keys"]):
        section = parser["handler_" + name]
        try:
            make = eval(section["class"], vars(logging))
        except (AttributeError, NameError):
            make = _resolve(section["class"])
        args = eval(section.get("args", "()"), vars(logging))
        kwargs = eval(section.get("kwargs", "{}"), vars(logging))
        handler = handlers[name] = make(*args, **kwargs)
        handler.name = name
        if "level" in section:
            handler.setLevel(section["level"])
        if section.get("formatter"):
            handler.setFormatter(formatters[section["formatter"]])
        if isinstance(handler, logging.handlers.MemoryHandler) and section.get("target"):
            targets.append((handler, section["target"]))
    for handler, target in targets:
        handler.setTarget(handlers[target])
    names = _names(parser["loggers"]["keys"])
    names.remove("root")
    _set_logger(logging.root, parser["logger_root"], handlers)
    existing = dict(logging.root.manager.loggerDict)
    configured = set()
    for name in names:
        section = parser["logger_" + name]
        configured.add(section["qualname"])
        logger = logging.getLogger(section["qualname"])
        logger.propagate = section.getint("propagate", fallback=1)
        logger.disabled = 0
        _set_logger(logger, section, handlers)
    for name, logger in existing.items():
        if name not in configured and isinstance(logger, logging.Logger):
            if any(name.startswith(each + ".") for each in configured):
                logger.setLevel(logging.NOTSET)
                logger.handlers, logger.propagate = [], True
            else:
                logger.disabled = disable_existing_loggers


def _names(text):
    return [name.strip() for name in text.split(",") if name.strip()]


def _set_logger(logger, section, handlers):
    if "level" in section:
        logger.setLevel(section["level"])
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
    for name in _names(section.get("handlers", "")):
        logger.addHandler(handlers[name])


def _resolve(name):
    return BaseConfigurator({}).resolve(name.strip())


def listen(port=9030, verify=None):
    """Not supported: gilbox opens no sockets."""
    raise NotImplementedError("gilbox opens no sockets: logging.config.listen() is not supported")


def stopListening():
    """Nothing: nobody listens."""
