"""F-strings that end in a specification: what is told depends on what comes behind."""

srcs = [r"""f'{{i: {i: (103) for i in ' x ' if i} for i in (118) if i}!r:>{9}}|{('%i %s' % (float('1.9').pop())!s:=-6b}'""",
"f'{a: 'b", "f'{a:'", "f'{a: b' )", "f'{a: b' ]", "f'{a: b' }", "(f'{a: b')", "[f'{a:x', 1]", "f'{a:x' + 'unterminated", "f'{a:x' 1__0", "f'{a:{b' ", "f'{a:{b:c' )", 'f"{a:x" $', "f'{a:x'\n)", "f'{a:x' \\", "x = f'{a:>10'\ny = (1]", "f'{a!r:x' 0777", "f'{a:x' f'{b:y' )", "f'{a:x' {", "(1, f'{a:x' ", "f'''{a:x''' )", "f'{a:x'.join(b)", "print(f'{a:5')", "print(f'{a:5', 'b}')", "print(f'{a:5', f'b}')", "f'{a:\\'}'"]
for s in srcs:
    try: compile(s, "<s>", "exec"); print("ok")
    except SyntaxError as e: print(repr(s[:30]), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
