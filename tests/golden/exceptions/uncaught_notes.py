"""An uncaught exception with notes and an attribute error with a suggestion."""


class Settings:
    timeout = 5
    retries = 3


def load(settings):
    try:
        return settings.retires
    except AttributeError as e:
        e.add_note("while loading the settings")
        e.add_note("second note\nwith two lines")
        raise


print(Settings.retries)
load(Settings())
