"""A tiny command parser with synonyms, abbreviations and helpful errors."""

import shlex
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum, auto


class Direction(Enum):
    NORTH = auto()
    SOUTH = auto()
    EAST = auto()
    WEST = auto()

    @property
    def opposite(self):
        pairs = {Direction.NORTH: Direction.SOUTH, Direction.EAST: Direction.WEST}
        pairs |= {b: a for a, b in pairs.items()}
        return pairs[self]


@dataclass
class Room:
    name: str
    exits: dict[Direction, "Room"] = field(default_factory=dict, repr=False)
    items: list[str] = field(default_factory=list)

    def connect(self, direction, other):
        self.exits[direction] = other
        other.exits[direction.opposite] = self
        return other


class ParseError(ValueError):
    def __init__(self, word, suggestions=()):
        self.word = word
        self.suggestions = list(suggestions)
        hint = f" (did you mean {' or '.join(self.suggestions)}?)" if suggestions else ""
        super().__init__(f"I don't know {word!r}{hint}")


class Parser:
    verbs = {"go": ["walk", "run", "move"], "take": ["get", "grab"], "drop": ["leave"],
             "look": ["l", "examine"], "inventory": ["i", "inv"]}

    def __init__(self):
        self.table = {}
        for verb, synonyms in self.verbs.items():
            for word in (verb, *synonyms):
                self.table[word] = verb

    def parse(self, line):
        try:
            words = shlex.split(line.lower())
        except ValueError as error:
            raise ParseError(line) from error
        match words:
            case []:
                return None
            case [single] if single.upper() in Direction.__members__:
                return "go", [single]
            case [verb, *rest] if verb in self.table:
                return self.table[verb], [w for w in rest if w not in ("the", "a", "to")]
            case [verb, *_]:
                raise ParseError(verb, get_close_matches(verb, self.table, n=2))


class Game:
    def __init__(self):
        self.hall = Room("Hall", items=["lamp"])
        kitchen = self.hall.connect(Direction.NORTH, Room("Kitchen", items=["knife", "bread"]))
        kitchen.connect(Direction.EAST, Room("Pantry"))
        self.here = self.hall
        self.carried = []
        self.parser = Parser()

    def do_go(self, where):
        direction = Direction[where.upper()]
        try:
            self.here = self.here.exits[direction]
        except KeyError:
            return f"You can't go {where}."
        return self.do_look()

    def do_look(self):
        exits = ", ".join(sorted(d.name.lower() for d in self.here.exits))
        things = ", ".join(self.here.items) or "nothing"
        return f"{self.here.name}: you see {things}. Exits: {exits}."

    def do_take(self, item):
        if item not in self.here.items:
            return f"There is no {item} here."
        self.here.items.remove(item)
        self.carried.append(item)
        return f"Taken: {item}."

    def do_drop(self, item):
        if item not in self.carried:
            return f"You don't have the {item}."
        self.carried.remove(item)
        self.here.items.append(item)
        return f"Dropped: {item}."

    def do_inventory(self):
        return "You carry " + (" and ".join(self.carried) if self.carried else "nothing") + "."

    def run(self, line):
        parsed = self.parser.parse(line)
        if parsed is None:
            return ""
        verb, args = parsed
        return getattr(self, f"do_{verb}")(*args)


game = Game()
script = """look
go north
take the bread
grab sword
i
east
drop bread
l
west
south
south
tkae lamp
go up
take "lamp
take lamp knife

inv"""
for line in script.split("\n"):
    try:
        answer = game.run(line)
    except ParseError as error:
        answer = f"? {error} [{error.suggestions}]"
        if error.__cause__:
            answer += f" because {error.__cause__}"
    except (TypeError, KeyError) as error:
        answer = f"! {type(error).__name__}: {error}"
    print(f"> {line}\n{answer}")
print(game.here, Direction.NORTH.opposite, list(Direction))
