"""Installed packages: there are none."""

__all__ = ["PackageNotFoundError", "distribution", "distributions", "entry_points", "metadata", "packages_distributions",
           "requires", "version"]


class PackageNotFoundError(ModuleNotFoundError):
    """No package of that name is installed."""

    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        return self.args[0]


def distribution(distribution_name):
    raise PackageNotFoundError(distribution_name)


metadata = requires = version = distribution


def distributions(**kwargs):
    return iter(())


def packages_distributions():
    return {}


def entry_points(**params):
    return ()
