"""Characters that a later version of Unicode has are unknown: no name, no class, no other form."""

import re
import unicodedata

print(unicodedata.unidata_version)
for c in "\u0897\u1acf\u0558\u058b\ua7cb\U00010d69\U0001fae9\U00016d6a\u05c8":
    print(ascii(c), unicodedata.name(c, "no name"), unicodedata.combining(c), unicodedata.category(c),
          [ascii(unicodedata.normalize(form, "a\u0301" + c + "\u0301\u0323")) for form in ("NFC", "NFD", "NFKC", "NFKD")])
for name in ("ARABIC PEPET", "SOFT HYPHEN", "ZERO WIDTH JOINER", "LINE SEPARATOR", "TAG SPACE", "no-break space"):
    try:
        print(name, ascii(unicodedata.lookup(name)))
    except KeyError as error:
        print(error)
    try:
        print(ascii(re.compile(rf"\N{{{name}}}").pattern), ascii(rf"\N{{{name}}}".encode().decode("unicode_escape")))
    except (re.error, UnicodeDecodeError) as error:
        print(error)
print("\u0897\u00ad\u200d\u00a0\u2028".encode("ascii", "namereplace"))
