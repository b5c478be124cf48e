"""A text adventure, played from a list of commands."""

ROOMS = {
    "hall": {"exits": {"north": "library", "east": "kitchen"}, "items": ["lamp"], "text": "A dusty hall."},
    "library": {"exits": {"south": "hall"}, "items": ["book", "key"], "text": "Shelves up to the ceiling."},
    "kitchen": {"exits": {"west": "hall", "down": "cellar"}, "items": ["knife"], "text": "Something smells."},
    "cellar": {"exits": {"up": "kitchen"}, "items": ["chest"], "text": "It is cold.", "dark": True},
}


class Game:
    def __init__(self):
        self.room, self.bag, self.moves, self.over = "hall", [], 0, False

    def look(self):
        room = ROOMS[self.room]
        if room.get("dark") and "lamp" not in self.bag:
            return "It is too dark to see."
        items = ", ".join(room["items"]) or "nothing"
        return f"{room['text']} You see {items}. Exits: {' '.join(sorted(room['exits']))}."

    def go(self, direction=None):
        try:
            self.room = ROOMS[self.room]["exits"][direction]
        except KeyError:
            return f"You can't go {direction or 'nowhere'}."
        return self.look()

    def take(self, *names):
        taken = []
        for name in names:
            if name == "chest":
                return "It is too heavy."
            if name in ROOMS[self.room]["items"]:
                ROOMS[self.room]["items"].remove(name)
                self.bag.append(name)
                taken.append(name)
        return f"Taken: {' and '.join(taken)}." if taken else "No such thing here."

    def open(self, thing=""):
        if thing != "chest" or self.room != "cellar":
            return "Nothing to open."
        if "key" not in self.bag:
            return "It is locked."
        self.over = True
        return f"Gold! You win after {self.moves} moves."

    def inventory(self):
        return "You carry " + (", ".join(sorted(self.bag)) if self.bag else "nothing") + "."

    def play(self, line):
        verb, *rest = line.lower().split() or [""]
        command = {
            "l": self.look,
            "look": self.look,
            "go": self.go,
            "take": self.take,
            "open": self.open,
            "i": self.inventory,
        }.get(verb)
        if command is None:
            return f"I don't know how to {verb!r}."
        self.moves += 1
        try:
            return command(*rest)
        except TypeError:
            return f"{verb.capitalize()} what exactly?"


game = Game()
for line in [
    "look",
    "dance",
    "take lamp sword",
    "go up",
    "go north",
    "take KEY",
    "take book",
    "i",
    "go south",
    "go east",
    "go down extra words",
    "go down",
    "take chest",
    "open door",
    "open chest",
    "",
    "go up",
]:
    if game.over:
        print("(the game is over)")
        break
    print(f"> {line}\n{game.play(line)}")
