"""A to-do list driven by commands, with undo, priorities, searching and a report."""


class Task:
    next_id = 1

    def __init__(self, title, priority=3, tags=()):
        self.id, Task.next_id = Task.next_id, Task.next_id + 1
        self.title, self.priority, self.tags, self.done = title, priority, set(tags), False

    def __repr__(self):
        mark = "x" if self.done else " "
        tags = "".join(f" #{t}" for t in sorted(self.tags))
        return f"[{mark}] {self.id}. {self.title} (p{self.priority}){tags}"

    def matches(self, word):
        return word in self.title.lower() or word.lstrip("#") in self.tags


class TodoList:
    def __init__(self):
        self.tasks, self.history = {}, []

    def run(self, line):
        verb, _, rest = line.strip().partition(" ")
        command = getattr(self, f"do_{verb}", None)
        if command is None:
            options = sorted(n[3:] for n in dir(self) if n.startswith("do_"))
            return f"unknown command {verb!r}, try one of {', '.join(options)}"
        try:
            return command(rest)
        except KeyError as e:
            return f"no task {e}"
        except ValueError as e:
            return f"bad argument: {e}"

    def do_add(self, text):
        words = text.split()
        tags = [w[1:] for w in words if w.startswith("#")]
        priority = next((int(w[1:]) for w in words if w[0] == "!" and w[1:].isdigit()), 3)
        title = " ".join(w for w in words if w[0] not in "#!")
        if not title:
            raise ValueError("a task needs a title")
        task = Task(title, priority, tags)
        self.tasks[task.id] = task
        self.history.append(lambda: self.tasks.pop(task.id))
        return f"added {task}"

    def do_done(self, text):
        task = self.tasks[int(text)]
        if task.done:
            return "already done"
        task.done = True
        self.history.append(lambda: setattr(task, "done", False))
        return f"{task}"

    def do_rm(self, text):
        task = self.tasks.pop(int(text))
        self.history.append(lambda: self.tasks.__setitem__(task.id, task))
        return f"removed {task.title}"

    def do_undo(self, _):
        if not self.history:
            return "nothing to undo"
        self.history.pop()()
        return "undone"

    def do_list(self, word):
        chosen = [t for t in self.tasks.values() if not word or t.matches(word.lower())]
        chosen.sort(key=lambda t: (t.done, t.priority, t.id))
        return "\n".join(map(repr, chosen)) or "(empty)"

    def do_edit(self, text):
        number, _, title = text.partition(" ")
        task = self.tasks[int(number)]
        old, task.title = task.title, title or task.title
        self.history.append(lambda: setattr(task, "title", old))
        return repr(task)

    def do_stats(self, _):
        tags = {}
        for t in self.tasks.values():
            for tag in t.tags:
                tags[tag] = tags.get(tag, 0) + 1
        done = sum(t.done for t in self.tasks.values())
        return f"{done}/{len(self.tasks)} done, tags {dict(sorted(tags.items()))}"


todo = TodoList()
for line in """list
add buy milk #home !1
add write report #work #urgent !2
add call Bob
add #only #tags
done 1
done 1
done 99
done x
list
rm 2
list
undo
undo
list milk
edit 3 call Alice
list #work
fly away
stats
undo
undo
undo
undo
undo
list""".splitlines():
    print(f"> {line}")
    print(todo.run(line))
