"""What is said of f-strings that are none."""

CASES = [
    "f'{3!g}'", "f'{3!g'", "f'{3! s}'", "f'{3!}'", "f'{3!:}'", "f'{3!3}'", "f'{3!+}'", "f'{3!s x}'", "f'{a!r!s}'",
    "f'{a!r +}'", "f'{a=!r x}'", "f'{a=!x}'", "f'{a= x}'", "f'{\\'a\\'}'", "f'{\\t3}'", "rf'{\\}'", "f'{a\\n}'",
    "f'{lambda x}'", "f'{lambda x:x}'", "f'{lambda}'", "f'{(lambda)}'", "f'{+}'", "f'{-}'", "f'{not}'", "f'{~}'",
    "f'{await}'", "f'{*}'", "f'{a $ b}'", "f'{$a}'", "f'{a?}'", "f'{(1 + )}'", "f'{a[1 + ]}'", "f'{f(1, +)}'",
    "f'{[a +]}'", "f'{[1,,2]}'", "f'{a,,b}'", "f'{f(,)}'", "f'{[x for x in]}'", "f'{a if b else}'", "f'{a if b}'",
    "f'{a:{+}}'", "f'{a:{not}}'", "f'{a:{b c}}'", "f'{a:{}}'", "f'{3:{{>10}'", "f'{1=}{+;'", "f'{a:'", "f'{a:b'",
    "f'{a:{b}'", "f'{a'", "f'{'", "f'}'", "f'{}'", "f'{a)}'", "f'{a b}'", "f'{a.}'", "f'{#}'",
    "f'{a:{b:{c}}}'", "f'{a:{b:{c:{d}}}}'", 'f"{1+2:{1+2:{1+1:{1}}}}"', "f'\\N'", "f'\\N{AMP'", "'\\N{}'", "'a\\Nb'",
    "x = \\a", "\\", "x = 1 \\",
]
for source in CASES:
    try:
        compile(source, "<string>", "exec")
    except SyntaxError as e:
        print(f"{source:28} {e.msg} ({e.offset}, {e.end_offset})")
    else:
        print(f"{source:28} fine")
