"""Errors in code that was compiled from strings: file names in angle brackets have no source lines."""

namespace = {}
exec("def double(x):\n    return x * 2\n\ndef broken(x):\n    return double(x) / 0\n", namespace)
print(namespace["double"](4))
code = compile("value = namespace['broken'](3)", "<generated>", "exec")
exec(code)
