"""An uncaught KeyError in nested data, in a statement that spans lines."""

config = {"server": {"host": "localhost", "ports": [80, 443]}}


def lookup(data, *path):
    for key in path:
        data = data[key]
    return data


print(lookup(config, "server", "ports", 1))
# fmt: off
print(
    lookup(config, "server", "host"),
    lookup(
        config,
        "client", "host"),
)
