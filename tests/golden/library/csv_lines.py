"""Lines of tables taken apart and put together, usual ones and others."""

import csv
import io
import itertools


def shown(f):
    try:
        return repr(f())
    except Exception as e:
        return f"{type(e).__name__}: {e}"


ways = [dict(), dict(delimiter=";"), dict(quotechar="'"), dict(doublequote=False, escapechar="\\"), dict(skipinitialspace=True),
        dict(quoting=csv.QUOTE_ALL), dict(quoting=csv.QUOTE_NONE, escapechar="|"), dict(quoting=csv.QUOTE_NONNUMERIC),
        dict(strict=True), dict(delimiter="é"), dict(dialect="excel-tab"), dict(lineterminator="!\n"), dict(delimiter=" ")]
lines = ['a,b,c\n', '', '\n', '\r\n', ',\n', ' a , b\r\n', '"a","b ""x"" y",c', '"a,b";c', '"a\n', 'b"\n', 'a"b,c\n', '"a"b,c\n', '""\n', '"",""\n',
         'é,"ü,""",x\n', '  "q",  r\n', "'x','y'\n", 'a\rb\n', 'a,b\n\n', '1,2.5,x\n', '1,2.5\n', '""",', '\t"x"\t\n', 'x\\,y\n', '"x', 'a b  c']
for way in ways:
    print(way)
    for line in lines:
        print("", repr(line), shown(lambda: list(csv.reader([line], **way))))
    print(shown(lambda: list(csv.reader(["x"] + lines[8:10] + lines[:3], **way))))
reader = csv.reader(lines[:9])
print([(row, reader.line_num) for row in itertools.islice(reader, 7)])
for bad in ([None], [b"a,b"], [5], 7):
    print(shown(lambda: list(csv.reader(bad))))
rows = [[], [""], ["", ""], [None], [None, 1], ["a", "b,c", 'd"e', "f\ng", "h\ri"], (1, 2.5, True, 10**30, -0.0, float("inf")), ["é", "x;y", " z "],
        ["!", "'q'", "a\tb", "|"], [1 + 2j, [3], {"k": 1}], "xy", range(3)]
for way in ways:
    out = io.StringIO(newline="")
    writer = csv.writer(out, **way)
    print(way, [shown(lambda: writer.writerow(row)) for row in rows])
    print(repr(out.getvalue()))
print(shown(lambda: csv.writer(io.StringIO()).writerow(5)))
print(csv.field_size_limit(3), shown(lambda: list(csv.reader(["abc,defg"]))), shown(lambda: list(csv.reader(["abc,def"]))), csv.field_size_limit(131072))
print(list(csv.DictReader(["a,b", "1,2", "", "3", "4,5,6"])))
