"""Usage and help texts."""

from argparse._actions import (ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS,
                               ZERO_OR_MORE)


def _one_line(text):
    """The text with a space for all that is between its words."""
    import re
    return re.sub(r"\s+", " ", text, flags=re.ASCII).strip()


class _Section:
    """Collects texts; a section without any disappears."""

    def __init__(self, formatter, parent, heading=None):
        self.formatter = formatter
        self.parent = parent
        self.heading = heading
        self.items = []

    def format_help(self):
        formatter = self.formatter
        if self.parent is not None:
            formatter._indent()
        text = "".join([function(*args) or "" for function, args in self.items])
        if self.parent is not None:
            formatter._dedent()
        if not text:
            return ""
        heading = ""
        if self.heading is not SUPPRESS and self.heading is not None:
            heading = f"{' ' * formatter._current_indent}{self.heading}:\n"
        return f"\n{heading}{text}\n"


class HelpFormatter:
    """Writes the texts: paragraphs wrapped, arguments in two columns."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position,
                                      max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._level = 0
        self._action_max_length = 0
        self._root_section = _Section(self, None)
        self._current_section = self._root_section

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        self._level -= 1

    def _add_item(self, function, args):
        self._current_section.items.append((function, args))

    # --- what a parser calls ---

    def start_section(self, heading):
        """Begin a section."""
        self._indent()
        section = _Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self):
        """End the section."""
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        """Add a paragraph."""
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        """Add the usage."""
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        """Add an argument."""
        if action.help is SUPPRESS:
            return
        lengths = [len(self._format_action_invocation(action)) + self._current_indent]
        for subaction in self._subactions(action):
            lengths.append(len(self._format_action_invocation(subaction))
                           + self._current_indent + self._indent_increment)
        self._action_max_length = max(self._action_max_length, *lengths)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        """Add arguments."""
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        """The whole text."""
        text = self._root_section.format_help()
        if text:
            while "\n\n\n" in text:
                text = text.replace("\n\n\n", "\n\n")
            text = text.strip("\n") + "\n"
        return text

    # --- usage ---

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = "usage: "
        if usage is not None:
            usage = usage % dict(prog=self._prog)
        elif not actions:
            usage = f"{self._prog}"
        else:
            prog = f"{self._prog}"
            options = [action for action in actions if action.option_strings]
            positionals = [action for action in actions if not action.option_strings]
            usage = " ".join([prog, *self._usage_parts([*options, *positionals], groups)])
            room = self._width - self._current_indent
            if len(prefix) + len(usage) > room:
                usage = "\n".join(self._usage_lines(
                    prog, self._usage_parts(options, groups),
                    self._usage_parts(positionals, groups), prefix, room))
        return f"{prefix}{usage}\n\n"

    def _usage_lines(self, prog, options, positionals, prefix, room):
        def lines_of(parts, indent, first=None):
            lines, line = [], []
            length = len(first if first is not None else indent) - 1
            for part in parts:
                if length + 1 + len(part) > room and line:
                    lines.append(indent + " ".join(line))
                    line = []
                    length = len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + " ".join(line))
            if first is not None:
                lines[0] = lines[0][len(indent):]
            return lines

        if len(prefix) + len(prog) <= 0.75 * room:
            indent = " " * (len(prefix) + len(prog) + 1)
            if options:
                return lines_of([prog, *options], indent, prefix) \
                    + lines_of(positionals, indent)
            if positionals:
                return lines_of([prog, *positionals], indent, prefix)
            return [prog]
        indent = " " * len(prefix)
        lines = lines_of([*options, *positionals], indent)
        if len(lines) > 1:
            lines = lines_of(options, indent) + lines_of(positionals, indent)
        return [prog, *lines]

    def _usage_parts(self, actions, groups):
        """The parts of a usage that are not to be broken."""
        grouped = []
        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError(f"empty group {group}")
            if all(action.help is SUPPRESS for action in members):
                continue
            if members[0] in actions:
                start = actions.index(members[0])
                if actions[start:start + len(members)] == members:
                    grouped.append((start, start + len(members), group))
        hidden = {action for action in actions if action.help is SUPPRESS}
        in_group = {action for start, end, _ in grouped for action in actions[start:end]}
        parts = []
        for action in actions:
            parts.append(None if action in hidden else self._usage_part(action, action in in_group))
        # Brackets and bars around the groups, outer ones last.
        for start, end, group in sorted(grouped, key=lambda each: each[1] - each[0]):
            shown = [i for i in range(start, end) if parts[i] is not None]
            if not shown:
                continue
            several = len(shown) > 1
            if group.required:
                left, right = ("(", ")") if several else ("", "")
            else:
                left, right = "[", "]"
            for i in shown[:-1]:
                if not parts[i].endswith(" |"):
                    parts[i] += " |"
            parts[shown[0]] = left + parts[shown[0]]
            parts[shown[-1]] += right
        return [part for part in parts if part is not None]

    def _usage_part(self, action, in_group):
        if not action.option_strings:
            part = self._format_args(
                action, self._get_default_metavar_for_positional(action))
            if in_group and part[0] == "[" and part[-1] == "]":
                part = part[1:-1]
            return part
        option = action.option_strings[0]
        if action.nargs == 0:
            part = action.format_usage()
        else:
            default = self._get_default_metavar_for_optional(action)
            part = f"{option} {self._format_args(action, default)}"
        if not action.required and not in_group:
            part = f"[{part}]"
        return part

    # --- arguments ---

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % dict(prog=self._prog)
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, " " * self._current_indent) + "\n\n"

    def _format_action(self, action):
        help_position = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - help_position, 11)
        action_width = help_position - self._current_indent - 2
        header = self._format_action_invocation(action)
        margin = " " * self._current_indent
        if not action.help:
            parts = [f"{margin}{header}\n"]
            indent_first = 0
        elif len(header) <= action_width:
            parts = [f"{margin}{header:<{action_width}}  "]
            indent_first = 0
        else:
            parts = [f"{margin}{header}\n"]
            indent_first = help_position
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                lines = self._split_lines(text, help_width)
                parts.append(f"{' ' * indent_first}{lines[0]}\n")
                for line in lines[1:]:
                    parts.append(f"{' ' * help_position}{line}\n")
        elif not parts[-1].endswith("\n"):
            parts.append("\n")
        for subaction in self._subactions(action):
            parts.append(self._format_subaction(subaction))
        return "".join(parts)

    def _format_subaction(self, action):
        self._indent()
        text = self._format_action(action)
        self._dedent()
        return text

    def _subactions(self, action):
        method = getattr(action, "_get_subactions", None)
        return method() if method is not None else ()

    def _format_action_invocation(self, action):
        if not action.option_strings:
            metavars = self._metavars(action, self._get_default_metavar_for_positional(action))
            return " ".join(metavars(1))
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        args = self._format_args(action, self._get_default_metavar_for_optional(action))
        return f"{', '.join(action.option_strings)} {args}"

    def _metavars(self, action, default):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = "{" + ",".join(map(str, action.choices)) + "}"
        else:
            result = default

        def several(count):
            return result if isinstance(result, tuple) else (result,) * count
        return several

    def _format_args(self, action, default_metavar):
        metavars = self._metavars(action, default_metavar)
        nargs = action.nargs
        if nargs is None:
            return "%s" % metavars(1)
        if nargs == OPTIONAL:
            return "[%s]" % metavars(1)
        if nargs == ZERO_OR_MORE:
            names = metavars(1)
            return "[%s [%s ...]]" % names if len(names) == 2 else "[%s ...]" % names
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % metavars(2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % metavars(1)
        if nargs == SUPPRESS:
            return ""
        try:
            form = ["%s"] * nargs
        except TypeError:
            raise ValueError("invalid nargs value") from None
        return " ".join(form) % metavars(nargs)

    def _expand_help(self, action):
        params = dict(vars(action), prog=self._prog)
        for name, value in list(params.items()):
            if value is SUPPRESS:
                del params[name]
            elif hasattr(value, "__name__"):
                params[name] = value.__name__
        if params.get("choices") is not None:
            params["choices"] = ", ".join(map(str, params["choices"]))
        return self._get_help_string(action) % params

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(_one_line(text), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(_one_line(text), width, initial_indent=indent,
                             subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves all texts as they are."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the defaults to the help of arguments."""

    def _get_help_string(self, action):
        text = action.help or ""
        if "%(default)" not in text and action.default is not SUPPRESS \
                and (action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)):
            text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows arguments by their types."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__
