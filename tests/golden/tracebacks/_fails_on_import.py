"""A module that cannot be imported."""

SETTINGS = {"mode": "fast"}


def load(name):
    return SETTINGS[name]


mode = load("mode")
level = load("level")
