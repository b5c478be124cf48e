"""Literals read safely, and what characters are like."""

import unicodedata as u, ast
for c in "aÁ½²٣Ⅷ中 \n€ß́😀١":
    print(repr(c), u.category(c), u.name(c, '?'), u.decimal(c, None), u.digit(c, None), u.numeric(c, None), u.combining(c), u.east_asian_width(c), u.bidirectional(c), u.mirrored(c))
print(u.lookup("SNOWMAN"), u.lookup('GREEK SMALL LETTER ALPHA'), [len(u.normalize(f, "é\ufb01Å")) for f in ("NFC","NFD","NFKC","NFKD")])
print("".join(c for c in u.normalize("NFD", "Crème Brûlée à la façon") if not u.combining(c)), u.normalize("NFC","abc"), u.is_normalized("NFC", "é"), u.normalize("NFC", "e\u0301")=="é")
for f in (lambda: u.name("\n"), lambda: u.lookup("NOPE"), lambda: u.normalize("X","é"), lambda: u.digit("a"), lambda: u.decimal("x"), lambda: u.numeric("x"), lambda: u.category("ab") if 0 else 1):
    try: print(f())
    except (ValueError, KeyError) as e: print(type(e).__name__, e)
for s in ("1", "-2.5e3", "[1, 'a', b'x', (1,), {}, {'k': [None, True]}, {1, 2}]", "1+2j", "'a' 'b'", "(1)", "()", "(1, 2,)", "  3", "set()", "-1", "+1", "- 1", "...", "'''x\ny'''", "r'\\n'", "0xff", "1_000", "[1,\n 2]", "{'a': {'b': (1, -2.0)}}", "1, 2", "# c\n5", "-1-2j", "'é'", "[]", "[1,]", "u'x'"):
    try: print(repr(s), ast.literal_eval(s))
    except Exception as e: print(repr(s), type(e).__name__, e)
for s in ("x", "1+1", "f()", "[x]", "1 if 2 else 3", "a.b", "lambda: 1", "[i for i in x]", "'a' + 'b'", "2**3", "not 1", "f'{1}'", "x[0]", "{**a}", "__import__('os')", "1 <", "1 2", "{'a':}", "()()", "-'a'", "{1:2, 3}"):
    try: print(repr(s), ast.literal_eval(s))
    except Exception as e: print(repr(s), type(e).__name__, str(e).split(':')[0])
