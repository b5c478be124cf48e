# A guest's own function in the place of __import__, and what a folder named in sys.path brings.
import builtins
import html.entities
import io
import codecs

natural = builtins.__import__


def watching(name, globals=None, locals=None, fromlist=(), level=0):
    seen.append((name, fromlist, level))
    if name == "missing_here":
        raise ImportError("no " + name)
    return natural(name, globals, locals, fromlist, level)


seen = []
builtins.__import__ = watching
try:
    import _tools
    from _shapes import Quad as found
    import os.path as path
    try:
        import missing_here
    except ImportError as e:
        print(e)
finally:
    builtins.__import__ = natural
print([each for each in seen if each[0] in ("_tools", "_shapes", "os.path", "missing_here")])
del builtins.__import__
try:
    import _names
except ImportError as e:
    print(type(e).__name__, e)
builtins.__import__ = natural
import _names

print(len(html.entities.name2codepoint), html.entities.codepoint2name[233], html.entities.entitydefs["lang"] == "\u2329")
print(html.unescape("&zwj;&lceil;x&rceil;&thetasym;&lang;").encode("unicode_escape"))

stream = io.BytesIO("grün\nrot\n".encode("latin-1"))
recoded = codecs.EncodedFile(stream, "utf-8", "latin-1")
print(recoded.data_encoding, recoded.file_encoding, recoded.readline(), recoded.read())
stream = io.BytesIO()
recoded = codecs.EncodedFile(stream, "utf-8", "utf-16-le")
recoded.write("ü".encode())
print(stream.getvalue())
