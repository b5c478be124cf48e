"""The system's users, as /etc/passwd lists them."""

_FIELDS = ("pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell")


class struct_passwd(tuple):
    """pwd.struct_passwd: what is known of a user."""

    __slots__ = ()
    n_fields = n_sequence_fields = len(_FIELDS)
    n_unnamed_fields = 0

    pw_name = property(lambda self: self[0])
    pw_passwd = property(lambda self: self[1])
    pw_uid = property(lambda self: self[2])
    pw_gid = property(lambda self: self[3])
    pw_gecos = property(lambda self: self[4])
    pw_dir = property(lambda self: self[5])
    pw_shell = property(lambda self: self[6])

    def __repr__(self):
        return f"pwd.struct_passwd({', '.join([f'{name}={value!r}' for name, value in zip(_FIELDS, self)])})"


@native
def getpwall():
    users = []
    with open("/etc/passwd") as file:
        for line in file:
            fields = line.rstrip("\n").split(":")
            if len(fields) == len(_FIELDS):
                fields[2:4] = int(fields[2]), int(fields[3])
                users.append(struct_passwd(fields))
    return users


@native
def getpwuid(uid, /):
    for user in getpwall():
        if user.pw_uid == uid:
            return user
    raise KeyError(f"getpwuid(): uid not found: {uid}")


@native
def getpwnam(name, /):
    for user in getpwall():
        if user.pw_name == name:
            return user
    raise KeyError(f"getpwnam(): name not found: {name!r}")
