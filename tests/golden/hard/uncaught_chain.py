"""An uncaught exception with a cause, several frames deep: its traceback ends the program."""


class ConfigError(Exception):
    pass


def read_setting(table, name):
    return table[name]


def load(table):
    try:
        return read_setting(table, "port")
    except KeyError as missing:
        raise ConfigError("no port given") from missing


print("starting")
try:
    load({"port": 80})
    print("first load worked")
finally:
    print("tidying up")
load({})
print("never reached")
