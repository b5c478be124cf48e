"""A mistyped attribute, and what may have been meant."""


class Config:
    def __init__(self):
        self.timeout = 5
        self.retries = 2


def load(config):
    return (config.timeout +
            config.retrys)


load(Config())
