# Underscores stand between digits, whatever the number is for; and other arguments that are refused.
TEXTS = ("1_0+2j", "1__0", "_1", "1_", "1_j", "1_0_j", "1e_5", "1_e5", "a_b", "1_0x", "1 _0", "", "j", "1+",
         "1_2+3_4j", "1._5j", "1_.5", "+_1j", "1_+2j", "\uff11_\uff10j", "(1_0j)", "(1_j)", " 1_0 ", "-8fa_f102", "1_0+")
for text in TEXTS:
    for kind in (complex, float, int):
        try:
            print(repr(text), kind(text))
        except ValueError as error:
            print(error)
for wrong in (lambda: pow(0, 1 + 2j, 5), lambda: pow(1j, 2, 3), lambda: "a\tb".expandtabs(2**40), lambda: b"a".rjust(3, None)):
    try:
        print(wrong())
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
