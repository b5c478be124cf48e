"""Parsing of command lines, with usage and help texts.

`argparse._help` writes the texts, `argparse._actions` does something with each
argument, and this file sorts the words of a command line out.
"""

import os as _os
import sys as _sys
from argparse._actions import (_ACTIONS, Action, ArgumentError, ArgumentTypeError,
                               BooleanOptionalAction, FileType, Namespace, ONE_OR_MORE, OPTIONAL, PARSER,
                               REMAINDER, SUPPRESS, ZERO_OR_MORE, _action_name)
from argparse._help import (ArgumentDefaultsHelpFormatter, HelpFormatter,
                            MetavarTypeHelpFormatter, RawDescriptionHelpFormatter,
                            RawTextHelpFormatter)

__all__ = [
    "ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction",
    "FileType", "HelpFormatter", "ArgumentDefaultsHelpFormatter",
    "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "MetavarTypeHelpFormatter",
    "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS",
    "ZERO_OR_MORE",
]

for _name in __all__:
    if isinstance(globals().get(_name), type):
        globals()[_name].__module__ = "argparse"
del _name

_EVERYTHING = (0, float("inf"))


class _ActionsContainer:
    """What arguments are added to: a parser or a group."""

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description = description
        self.argument_default = argument_default
        self.prefix_chars = prefix_chars
        self.conflict_handler = conflict_handler
        self._registries = {}
        for name, action in _ACTIONS.items():
            self.register("action", name, action)
        self.register("type", None, _identity)
        self._get_handler()
        self._actions = []
        self._option_string_actions = {}
        self._action_groups = []
        self._mutually_exclusive_groups = []
        self._defaults = {}
        self._has_negative_number_optionals = []

    # --- registries and defaults ---

    def register(self, registry_name, value, object):
        """Give an action or a type a name."""
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name, value, default=None):
        return self._registries[registry_name].get(value, default)

    def set_defaults(self, **kwargs):
        """Set defaults, also of what is no argument."""
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        """The default of a destination."""
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest, None)

    # --- adding ---

    def add_argument(self, *args, **kwargs):
        """Add an option, or a positional argument; gives its Action."""
        chars = self.prefix_chars
        if not args or (len(args) == 1 and args[0][0] not in chars):
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._get_positional_kwargs(*args, **kwargs)
        else:
            kwargs = self._get_optional_kwargs(*args, **kwargs)
        if "default" not in kwargs:
            dest = kwargs["dest"]
            if dest in self._defaults:
                kwargs["default"] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        action_name = kwargs.get("action")
        action_class = self._registry_get("action", kwargs.pop("action", None), action_name)
        if not callable(action_class):
            raise ValueError(f'unknown action "{action_class}"')
        action = action_class(**kwargs)
        type_func = self._registry_get("type", action.type, action.type)
        if not callable(type_func):
            raise ValueError(f"{type_func!r} is not callable")
        if type_func is FileType:
            raise ValueError(f"{type_func!r} is a FileType class object, instance of it "
                             "must be passed")
        if hasattr(self, "_get_formatter"):
            try:
                self._get_formatter()._format_args(action, None)
            except TypeError:
                raise ValueError("length of metavar tuple does not match nargs")
        return self._add_action(action)

    def add_argument_group(self, *args, **kwargs):
        """Add a group, which has a section of its own in the help."""
        if "prefix_chars" in kwargs:
            import warnings
            warnings.warn("The use of the undocumented 'prefix_chars' parameter in "
                          "ArgumentParser.add_argument_group() is deprecated.",
                          DeprecationWarning, stacklevel=2)
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        """Add a group of which only one argument may be given."""
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _add_action(self, action):
        self._check_conflict(action)
        self._actions.append(action)
        action.container = self
        for option_string in action.option_strings:
            self._option_string_actions[option_string] = action
            if _is_negative_number(option_string):
                if not self._has_negative_number_optionals:
                    self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _add_container_actions(self, container):
        """Take over the arguments of a parent parser, groups included."""
        titles = {}
        for group in self._action_groups:
            if group.title in titles:
                raise ValueError(f"cannot merge actions - two groups are named "
                                 f"{group.title!r}")
            titles[group.title] = group
        group_of = {}
        for group in container._action_groups:
            if group.title not in titles:
                titles[group.title] = self.add_argument_group(
                    title=group.title, description=group.description,
                    conflict_handler=group.conflict_handler)
            for action in group._group_actions:
                group_of[action] = titles[group.title]
        for group in container._mutually_exclusive_groups:
            parent = self
            if group._container is not container:
                parent = titles[group._container.title]
            own = parent.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                group_of[action] = own
        for action in container._actions:
            group_of.get(action, self)._add_action(action)

    def _get_positional_kwargs(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        if nargs == 0:
            raise ValueError("nargs for positionals must be != 0")
        if nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS):
            kwargs["required"] = True
        if nargs == ZERO_OR_MORE and "default" not in kwargs:
            kwargs["required"] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _get_optional_kwargs(self, *args, **kwargs):
        chars = self.prefix_chars
        option_strings = []
        long_ones = []
        for option_string in args:
            if option_string[0] not in chars:
                raise ValueError(f"invalid option string {option_string!r}: must start "
                                 f"with a character {chars!r}")
            option_strings.append(option_string)
            if len(option_string) > 1 and option_string[1] in chars:
                long_ones.append(option_string)
        dest = kwargs.pop("dest", None)
        if dest is None:
            dest = (long_ones or option_strings)[0].lstrip(chars)
            if not dest:
                raise ValueError(f"dest= is required for options like {option_string!r}")
            dest = dest.replace("-", "_")
        return dict(kwargs, dest=dest, option_strings=option_strings)

    # --- conflicts ---

    def _get_handler(self):
        handlers = {"error": self._conflict_error, "resolve": self._conflict_resolve}
        try:
            return handlers[self.conflict_handler]
        except KeyError:
            raise ValueError("invalid conflict_resolution value: "
                             f"{self.conflict_handler!r}") from None

    def _check_conflict(self, action):
        conflicts = [(option, self._option_string_actions[option])
                     for option in action.option_strings
                     if option in self._option_string_actions]
        if conflicts:
            self._get_handler()(action, conflicts)

    def _conflict_error(self, action, conflicts):
        plural = "s" if len(conflicts) > 1 else ""
        names = ", ".join([option for option, _ in conflicts])
        raise ArgumentError(action, f"conflicting option string{plural}: {names}")

    def _conflict_resolve(self, action, conflicts):
        for option_string, other in conflicts:
            other.option_strings.remove(option_string)
            self._option_string_actions.pop(option_string, None)
            if not other.option_strings:
                other.container._remove_action(other)


def _identity(string):
    return string


def _is_negative_number(text):
    """True for -1, -1.5 and -.5."""
    if not text.startswith("-"):
        return False
    whole, dot, decimals = text[1:].partition(".")
    if not dot:
        return whole.isdecimal()
    return (not whole or whole.isdecimal()) and decimals.isdecimal()


class _ArgumentGroup(_ActionsContainer):
    """Arguments with a section of their own in the help."""

    def __init__(self, container, title=None, description=None, **kwargs):
        kwargs.setdefault("conflict_handler", container.conflict_handler)
        kwargs.setdefault("prefix_chars", container.prefix_chars)
        kwargs.setdefault("argument_default", container.argument_default)
        super().__init__(description=description, **kwargs)
        self.title = title
        self._group_actions = []
        self._container = container
        # The lists are the parser's own.
        self._registries = container._registries
        self._actions = container._actions
        self._option_string_actions = container._option_string_actions
        self._defaults = container._defaults
        self._has_negative_number_optionals = container._has_negative_number_optionals
        self._mutually_exclusive_groups = container._mutually_exclusive_groups

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    """Arguments of which only one may be given."""

    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)


class ArgumentParser(_ActionsContainer):
    """Turns the words of a command line into attributes."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[],
                 formatter_class=HelpFormatter, prefix_chars="-",
                 fromfile_prefix_chars=None, argument_default=None,
                 conflict_handler="error", add_help=True, allow_abbrev=True,
                 exit_on_error=True):
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        default_prefix = "-" if "-" in prefix_chars else prefix_chars[0]
        if add_help:
            self.add_argument(default_prefix + "h", default_prefix * 2 + "help",
                              action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError("parents must be a list of ArgumentParser")
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def __repr__(self):
        shown = [f"{name}={getattr(self, name)!r}" for name in
                 ("prog", "usage", "description", "formatter_class", "conflict_handler",
                  "add_help")]
        return f"{type(self).__name__}({', '.join(shown)})"

    # --- arguments ---

    def add_subparsers(self, **kwargs):
        """Add an argument that names a command with a parser of its own."""
        if self._subparsers is not None:
            raise ArgumentError(None, "cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            self._subparsers = self.add_argument_group(
                kwargs.pop("title", "subcommands"), kwargs.pop("description", None))
        else:
            self._subparsers = self._positionals
        if kwargs.get("prog") is None:
            formatter = self._get_formatter()
            positionals = [action for action in self._actions if not action.option_strings]
            formatter.add_usage(self.usage, positionals, self._mutually_exclusive_groups, "")
            kwargs["prog"] = formatter.format_help().strip()
        action_class = self._registry_get("action", kwargs.pop("action", "parsers"))
        action = action_class(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        group = self._optionals if action.option_strings else self._positionals
        group._add_action(action)
        return action

    # --- parsing ---

    def parse_args(self, args=None, namespace=None):
        """The namespace of a command line, in which nothing may be unknown."""
        args, rest = self.parse_known_args(args, namespace)
        self._refuse(rest)
        return args

    def _refuse(self, rest):
        if rest:
            message = f"unrecognized arguments: {' '.join(rest)}"
            if not self.exit_on_error:
                raise ArgumentError(None, message)
            self.error(message)

    def parse_known_args(self, args=None, namespace=None):
        """(namespace, unknown arguments) of a command line."""
        args = list(_sys.argv[1:] if args is None else args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest) \
                    and action.default is not SUPPRESS:
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if self.exit_on_error:
            try:
                namespace, rest = self._parse(args, namespace)
            except ArgumentError as error:
                self.error(str(error))
        else:
            namespace, rest = self._parse(args, namespace)
        rest += namespace.__dict__.pop("_unrecognized_args", [])
        return namespace, rest

    def parse_intermixed_args(self, args=None, namespace=None):
        """The namespace of a command line in which options stand among positional arguments."""
        args, rest = self.parse_known_intermixed_args(args, namespace)
        self._refuse(rest)
        return args

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """(namespace, unknown arguments): all options first, then the positional arguments from what is left."""
        positionals = [action for action in self._actions if not action.option_strings]
        for action in positionals:
            if action.nargs in (PARSER, REMAINDER):
                raise TypeError(f"parse_intermixed_args: positional arg with nargs={action.nargs}")
        groups = self._mutually_exclusive_groups
        if any(action in positionals for group in groups for action in group._group_actions):
            raise TypeError("parse_intermixed_args: positional in mutuallyExclusiveGroup")
        usage = self.usage
        try:
            if usage is None:
                self.usage = self.format_usage()[7:]
            known = [(action, action.nargs, action.default) for action in positionals]
            try:
                for action in positionals:
                    action.nargs = action.default = SUPPRESS
                namespace, rest = self.parse_known_args(args, namespace)
                for action in positionals:
                    if getattr(namespace, action.dest, None) == []:
                        from warnings import warn
                        warn(f"Do not expect {action.dest} in {namespace}")
                        delattr(namespace, action.dest)
            finally:
                for action, action.nargs, action.default in known:
                    pass
            needed = [each for each in (*self._actions, *groups) if each.required and each not in positionals]
            try:
                for each in needed:
                    each.required = False
                return self.parse_known_args(rest, namespace)
            finally:
                for each in needed:
                    each.required = True
        finally:
            self.usage = usage

    def _parse(self, args, namespace):
        if self.fromfile_prefix_chars is not None:
            args = self._read_from_files(args)
        run = _Run(self, args, namespace)
        rest = run.parse()
        run.finish()
        return namespace, rest

    def _read_from_files(self, words):
        result = []
        for word in words:
            if not word or word[0] not in self.fromfile_prefix_chars:
                result.append(word)
                continue
            try:
                with open(word[1:], encoding="utf-8", errors="surrogateescape") as file:
                    inner = []
                    for line in file.read().splitlines():
                        inner += self.convert_arg_line_to_args(line)
            except OSError as error:
                raise ArgumentError(None, str(error))
            result += self._read_from_files(inner)
        return result

    def convert_arg_line_to_args(self, arg_line):
        """The arguments of a line of a file; override for several."""
        return [arg_line]

    def _parse_optional(self, word):
        """[(action or None, option, separator, value)] if a word may be an option,
        else None."""
        if not word or word[0] not in self.prefix_chars:
            return None
        if word in self._option_string_actions:
            return [(self._option_string_actions[word], word, None, None)]
        if len(word) == 1:
            return None
        option, separator, value = word.partition("=")
        if separator and option in self._option_string_actions:
            return [(self._option_string_actions[option], option, separator, value)]
        matches = self._abbreviated(word)
        if matches:
            return matches
        if _is_negative_number(word) and not self._has_negative_number_optionals:
            return None
        if " " in word:
            return None
        return [(None, word, None, None)]

    def _abbreviated(self, word):
        """The options that a word may be short for, or begins with."""
        chars = self.prefix_chars
        found = []
        if word[0] in chars and word[1] in chars:
            if self.allow_abbrev:
                prefix, separator, value = word.partition("=")
                for option, action in self._option_string_actions.items():
                    if option.startswith(prefix):
                        found.append((action, option, separator or None,
                                      value if separator else None))
        elif word[0] in chars:
            prefix, separator, value = word.partition("=")
            short, rest = word[:2], word[2:]
            for option, action in self._option_string_actions.items():
                if option == short:
                    found.append((action, option, "", rest))
                elif self.allow_abbrev and option.startswith(prefix):
                    found.append((action, option, separator or None,
                                  value if separator else None))
        return found

    # --- values ---

    def _get_values(self, action, words):
        if action.nargs == OPTIONAL and not words:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str) and value is not SUPPRESS:
                value = self._get_value(action, value)
            return value
        if action.nargs == ZERO_OR_MORE and not words and not action.option_strings:
            return action.default if action.default is not None else []
        if len(words) == 1 and action.nargs in (None, OPTIONAL):
            value = self._get_value(action, words[0])
            self._check_value(action, value)
            return value
        if action.nargs == REMAINDER:
            return [self._get_value(action, word) for word in words]
        if action.nargs == PARSER:
            value = [self._get_value(action, word) for word in words]
            self._check_value(action, value[0])
            return value
        if action.nargs == SUPPRESS:
            return SUPPRESS
        value = [self._get_value(action, word) for word in words]
        for each in value:
            self._check_value(action, each)
        return value

    def _get_value(self, action, word):
        convert = self._registry_get("type", action.type, action.type)
        if not callable(convert):
            raise ArgumentError(action, f"{convert!r} is not callable")
        try:
            return convert(word)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {word!r}")

    def _check_value(self, action, value):
        choices = action.choices
        if choices is None:
            return
        if isinstance(choices, str):
            choices = iter(choices)
        if value not in choices:
            shown = ", ".join(map(repr, action.choices))
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {shown})")

    # --- texts ---

    def format_usage(self):
        """The usage text."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        """The help text."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def print_usage(self, file=None):
        """Print the usage text, by default to standard output."""
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        """Print the help text, by default to standard output."""
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            file = file or _sys.stderr
            try:
                file.write(message)
            except (AttributeError, OSError):
                pass

    def exit(self, status=0, message=None):
        """End the program."""
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        """Print the usage and a message, and end the program with status 2."""
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


# --- one command line -------------------------------------------------------

def _limits(action):
    """(fewest, most, options too) of the words that an action takes."""
    nargs = action.nargs
    if nargs is None:
        return 1, 1, False
    if nargs == OPTIONAL:
        return 0, 1, False
    if nargs == ZERO_OR_MORE:
        return (*_EVERYTHING, False)
    if nargs == ONE_OR_MORE:
        return 1, _EVERYTHING[1], False
    if nargs == REMAINDER:
        return (*_EVERYTHING, True)
    if nargs == PARSER:
        return 1, _EVERYTHING[1], True
    if nargs == SUPPRESS:
        return 0, 0, False
    return nargs, nargs, False


class _Run:
    """The parsing of one command line.

    Each word is an option (O), an argument (A) or the double dash (-) behind which
    everything is an argument; `pattern` has a letter for each.
    """

    def __init__(self, parser, words, namespace):
        self.parser = parser
        self.words = words
        self.namespace = namespace
        self.options = {}  # place -> what the word may mean
        letters = []
        for i, word in enumerate(words):
            if word == "--":
                letters.append("-")
                letters += "A" * (len(words) - i - 1)
                break
            found = parser._parse_optional(word)
            if found is None:
                letters.append("A")
            else:
                self.options[i] = found
                letters.append("O")
        self.pattern = "".join(letters)
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            for action in group._group_actions:
                others = self.conflicts.setdefault(action, [])
                others += [other for other in group._group_actions if other is not action]
        self.seen = set()
        self.seen_with_value = set()
        self.warned = set()
        self.extras = []
        self.positionals = [action for action in parser._actions
                            if not action.option_strings]

    def parse(self):
        """Consume all words; gives the unknown ones."""
        at = 0
        last_option = max(self.options) if self.options else -1
        while at <= last_option:
            next_option = at
            while next_option <= last_option and next_option not in self.options:
                next_option += 1
            if at != next_option:
                after = self.take_positionals(at)
                if after > at:
                    at = after
                    continue
                at = after
            if at not in self.options:
                self.extras += self.words[at:next_option]
                at = next_option
            at = self.take_option(at)
        at = self.take_positionals(at)
        self.extras += self.words[at:]
        return self.extras

    def finish(self):
        """Check that nothing is missing."""
        parser = self.parser
        missing = []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_action_name(action))
            elif (action.default is not None and isinstance(action.default, str)
                  and hasattr(self.namespace, action.dest)
                  and action.default is getattr(self.namespace, action.dest)):
                # Only now, so that a default that is not used is not converted.
                setattr(self.namespace, action.dest,
                        parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, "the following arguments are required: "
                                      + ", ".join(missing))
        for group in parser._mutually_exclusive_groups:
            if group.required and not any(action in self.seen_with_value
                                          for action in group._group_actions):
                names = [_action_name(action) for action in group._group_actions
                         if action.help is not SUPPRESS]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} "
                                          "is required")

    def perform(self, action, words, option_string=None):
        """Let an action do its work with its words."""
        self.seen.add(action)
        value = self.parser._get_values(action, words)
        if action.option_strings or value is not action.default:
            self.seen_with_value.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.seen_with_value:
                    raise ArgumentError(action, "not allowed with argument "
                                                + _action_name(other))
        if value is not SUPPRESS:
            action(self.parser, self.namespace, value, option_string)

    def warn_if_deprecated(self, action, name):
        if action.deprecated and name not in self.warned:
            kind = "option" if action.option_strings else "argument"
            self.parser._print_message(
                f"{self.parser.prog}: warning: {kind} '{name}' is deprecated\n", _sys.stderr)
            self.warned.add(name)

    def count(self, action, at):
        """How many words from a place on an option takes."""
        low, high, everything = _limits(action)
        if everything:
            available = len(self.pattern) - at
            if low and self.pattern[at:at + 1] not in ("A", "-"):
                available = 0
        else:
            available = 0
            while self.pattern[at + available:at + available + 1] == "A":
                available += 1
        if available < low:
            nargs = action.nargs
            if nargs is None:
                message = "expected one argument"
            elif nargs == OPTIONAL:
                message = "expected at most one argument"
            elif nargs == ONE_OR_MORE:
                message = "expected at least one argument"
            else:
                plural = "" if nargs == 1 else "s"
                message = f"expected {nargs} argument{plural}"
            raise ArgumentError(action, message)
        return int(min(available, high))

    def take_option(self, at):
        """Consume the option at a place and its words; gives the place behind."""
        parser = self.parser
        found = self.options[at]
        if len(found) > 1:
            matches = ", ".join([option for _, option, _, _ in found])
            raise ArgumentError(None, f"ambiguous option: {self.words[at]} could match "
                                      f"{matches}")
        action, option, separator, value = found[0]
        calls = []
        while True:
            if action is None:
                self.extras.append(self.words[at])
                at += 1
                break
            if value is not None:
                low, high, _ = _limits(action)
                takes = 1 if low <= 1 <= high else 0
                if low > 1:
                    raise ArgumentError(action, f"expected {low} arguments")
                if (takes == 0 and option[1] not in parser.prefix_chars and value != ""):
                    # Several one-letter options in one word.
                    if separator or value[0] in parser.prefix_chars:
                        raise ArgumentError(action, f"ignored explicit argument {value!r}")
                    calls.append((action, [], option))
                    option = option[0] + value[0]
                    rest = value[1:]
                    if not rest:
                        separator = value = None
                    elif rest[0] == "=":
                        separator, value = "=", rest[1:]
                    else:
                        separator, value = "", rest
                    following = parser._option_string_actions.get(option)
                    if following is None:
                        self.extras.append(
                            option + (separator + value if value is not None else ""))
                        at += 1
                        break
                    action = following
                    continue
                if takes == 1:
                    at += 1
                    calls.append((action, [value], option))
                    break
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            start = at + 1
            count = self.count(action, start)
            at = start + count
            calls.append((action, self.words[start:at], option))
            break
        for action, words, option in calls:
            self.warn_if_deprecated(action, option)
            self.perform(action, words, option)
        return at

    def take_positionals(self, at):
        """Consume as many positional arguments as fit here; gives the place behind."""
        for action, start, count in self.match_positionals(at):
            words = self.words[start:start + count]
            if action.nargs == PARSER:
                if self.pattern[start] == "-":
                    words.remove("--")
            elif action.nargs != REMAINDER \
                    and "-" in self.pattern[start:start + count]:
                words.remove("--")
            at = start + count
            if words and action.deprecated:
                self.warn_if_deprecated(action, action.dest)
            self.perform(action, words)
            self.positionals.remove(action)
        return at

    def match_positionals(self, at):
        """[(action, place, number of words)] for the first so many actions."""
        for number in range(len(self.positionals), 0, -1):
            found = self.allot(self.positionals[:number], at)
            if found is not None:
                return found
        return []

    def allot(self, actions, at):
        """Give each action as much as it takes and leaves the others their least;
        None if there is not enough."""
        result = []
        for i, action in enumerate(actions):
            low, high, everything = _limits(action)
            start = at
            needed = sum(_limits(other)[0] for other in actions[i + 1:])
            run = 0  # arguments before the next option
            while self.pattern[at + run:at + run + 1] in ("A", "-") and at + run < len(self.pattern):
                run += 1
            arguments = self.pattern[at:at + run].count("A")
            if everything:
                if low and not arguments:
                    return None
                at = len(self.pattern)
                if needed:
                    return None
            else:
                take = min(high, arguments - needed)
                if take < low:
                    return None
                while take > 0 or (self.pattern[at:at + 1] == "-" and at < start + run):
                    if self.pattern[at] == "A":
                        take -= 1
                    at += 1
            result.append((action, start, at - start))
        return result
