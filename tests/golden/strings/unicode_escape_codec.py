"""The encodings `unicode_escape` and `raw_unicode_escape`: text as the source of a string literal."""

TEXT = "tab\t line\n quote' back\\ é € 😀 \x00\x7f"
for name in "unicode_escape", "raw-unicode-escape":
    encoded = TEXT.encode(name)
    print(name, encoded)
    print(encoded.decode(name) == TEXT)

print(r"caf\u00e9 \x41 \101 \N{SNOWMAN} \U0001F600 \' \"".encode().decode("unicode_escape"))
print(rb"\t is a tab, \\u0041 no letter, \u0041 one".decode("raw_unicode_escape"))
print(b"line\\\ncontinued".decode("unicode_escape"))

for broken in rb"\x4", rb"\u12", rb"\U00110000", rb"\N{NO SUCH NAME}", rb"\N", rb"\N{", rb"\N{}", b"\\":
    for errors in "strict", "replace", "ignore", "backslashreplace":
        try:
            print(broken, errors, ascii(broken.decode("unicode_escape", errors)))
        except UnicodeDecodeError as e:
            print(broken, e)
