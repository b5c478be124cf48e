"""Commands that can be undone and done again, with macros and a log."""

from collections import deque
from dataclasses import dataclass, field
from typing import Protocol


class Command(Protocol):
    def do(self, text: list[str]) -> None: ...
    def undo(self, text: list[str]) -> None: ...


@dataclass
class Insert:
    at: int
    line: str

    def do(self, text):
        text.insert(self.at, self.line)

    def undo(self, text):
        del text[self.at]


@dataclass
class Delete:
    at: int
    kept: str = field(default="", repr=False)

    def do(self, text):
        self.kept = text.pop(self.at)

    def undo(self, text):
        text.insert(self.at, self.kept)


@dataclass
class Replace:
    old: str
    new: str
    before: list = field(default_factory=list, repr=False)

    def do(self, text):
        self.before = text[:]
        text[:] = [line.replace(self.old, self.new) for line in text]

    def undo(self, text):
        text[:] = self.before


class Macro(list):
    def do(self, text):
        for command in self:
            command.do(text)

    def undo(self, text):
        for command in reversed(self):
            command.undo(text)


class Editor:
    def __init__(self, limit=4):
        self.text, self.done, self.undone = [], deque(maxlen=limit), []

    def run(self, command):
        try:
            command.do(self.text)
        except IndexError as error:
            print(f"{command} failed: {error}")
            return
        self.done.append(command)
        self.undone.clear()

    def undo(self):
        if not self.done:
            return "nothing to undo"
        self.undone.append(self.done.pop())
        self.undone[-1].undo(self.text)
        return f"undid {type(self.undone[-1]).__name__}"

    def redo(self):
        if not self.undone:
            return "nothing to redo"
        command = self.undone.pop()
        command.do(self.text)
        self.done.append(command)
        return f"redid {type(command).__name__}"


editor = Editor()
for command in (Insert(0, "hello world"), Insert(1, "goodbye world"), Replace("world", "moon"), Delete(5), Delete(0),
                Macro([Insert(0, "title"), Replace("o", "0")])):
    editor.run(command)
    print(editor.text)
for action in "uuuuurrrur":
    print(editor.undo() if action == "u" else editor.redo(), editor.text)
print(list(editor.done)[0], len(editor.undone))
