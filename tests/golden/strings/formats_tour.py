"""Format specifications of every kind, right and wrong, in the three languages that Python has for them."""
import datetime
class F:
    def __format__(s, spec): return f'<{spec}>'
    def __repr__(s): return 'R'
    def __str__(s): return 'S'
    a = {'k': [1, 2, {'z': 9}]}
f = F(); n = 1234567.891; w = 12; p = 3; name = 'Bob'; neg = -42; big = 10**20
print(f'{f} {f!r} {f!s} {f!a} {f:abc} {f!r:>5} {f!s:^5}|')
print(f'{n:,.2f}|{n:_.1f}|{n:e}|{n:.3g}|{n:g}|{n:{w}.{p}}|{n:>{w}.{p}f}|{n:+.0f}|{n:%}|{n:015.2f}|{n:<15,.1f}|{n!r:>20}')
print(f'{neg:d}|{neg:+d}|{neg: d}|{neg:05d}|{neg:x}|{neg:#X}|{neg:b}|{neg:#o}|{neg:,}|{neg:c}' if 0 else f'{neg:d}|{neg:+d}|{neg: d}|{neg:05d}|{neg:x}|{neg:#X}|{neg:b}|{neg:#o}|{neg:,}|{neg:>8}|{neg:<8}|{neg:^8}|{neg:*^8}|{neg:=+8}|{neg:e}|{neg:.1f}|{neg:n}')
print(f'{big:,}|{big:_}|{big:x}|{big:e}|{big:.3g}|{big:30}|{big:<30}|{big:#_x}|{big:#b}')
print(f'{name!r:>10}|{name:^10}|{name:.2}|{name:*<6}|{name:>3}|{name:s}|{"x":>{5}}|{name[0]}|{name.upper()}|{name + "!"}|{"nested " + f"{name}"}')
print(f'{name=} {name = } {name=!s} {n=:.2f} {1+1=} {f.a["k"][2]["z"]=} {name.lower()=}')
print(f'{{}} {{{name}}} {"{"} {"}"}', f'{True} {True:d} {True:>6} {None} {None!s:>6} {3+4j} {3+4j:.1f} {[1,2]} {(1,)} {{1:2}[1]} { {1,2} == {2,1} }')
print(f'{datetime.date(2024,1,2)} {datetime.date(2024,1,2):%d %b} {datetime.datetime(2024,1,2,3,4):%H:%M} {datetime.timedelta(1)}')
print(f'''{
  name
  .upper()
}''', f"{'a' if name else 'b'}", f'{(lambda x: x*2)(3)}', f'{name!r}' f'{name}', rf'\n{name}\t', f'\x41{name}\u00e9', f'{"\n".join(["a","b"])}', f"{'a' 'b'}", f'{[x for x in range(3)]}', f'{ {k: v for k, v in [(1, 2)]} }', f'{(x := 5)} {x}', f'{1_000:>8}', f'{0x10}', f'{name:{"<"}{10}}|')
for v in (0.0, -0.0, 1e-7, 1e16, 123456789.0, 0.1, 1/3, 1e300, float('inf'), float('-inf'), float('nan'), 100.0, 1.5e-10, 2.5, 1e21, 5e-324):
    print(v, f'{v:f}', f'{v:e}', f'{v:g}', f'{v:.0f}', f'{v:.3}', f'{v:10.2f}', f'{v:+}', f'{v:08.1f}', f'{v:%}', '%s %r %f %g %e %.2f %5.1f %-8.2f| %+.1f' % ((v,) * 9), str(v), format(v, ',.3f'), round(v, 2) if v == v and abs(v) != float('inf') else '')
for v in (0, 1, -1, 255, 10**6, -10**6):
    print('%d %5d %-5d| %05d %+d % d %x %X %#x %o %#o %s %r %e %f %g %c' % ((v,) * 16 + (65,)), '{:d} {:b} {:o} {:x} {:X} {:#b} {:,} {:_} {:e} {:f} {:g} {:%}'.format(*[v] * 12))
for s in ('', 'a', 'héllo', 'a' * 10, 'tab\t', "q'", 'q"', 'b\'"', '\n\r\0\x7f', '😀', '\u200b', '\ud800', 'ﬁ', '\\'):
    print(ascii(s), ascii(repr(s)), len(s), '%5s|%-5s|%.2s|%r|%a' % tuple([ascii(s)] * 5), ascii('{:>5}|{:<5}|{:^5}|{:.1}'.format(s, s, s, s)))
for tmpl, args in (('{}', ()), ('{0}{}', (1, 2)), ('{}{0}', (1, 2)), ('{1}', (1,)), ('{a}', ()), ('{0.x}', (1,)), ('{0[a]}', ([1],)), ('{0[5]}', ([1],)), ('{', ()), ('}', ()), ('{0', (1,)), ('{0!', (1,)), ('{0!z}', (1,)), ('{0:z9}', (1,)), ('{:5.5d}', (1,)), ('{:.2s}', (1,)), ('{:,s}', ('a',)), ('{:=5}', ('a',)), ('{: }', ('a',)), ('{:#}', ('a',)), ('{:d}', (1.5,)), ('{:c}', (-1,)), ('{:c}', (1114112,)), ('{:,b}', (1,)), ('{:x}', (1.5,)), ('{:f}', ('a',)), ('{:s}', (None,)), ('{:5}', ([],)), ('{!r:5}', ([],)), ('{:%q}', (datetime.date(2024, 1, 1),)), ('{0:{1}}', (1,)), ('{0[}', ([1],)), ('{0[]}', ([1],)), ('{0.}', (1,)), ('{0]}', (1,)), ('{ 0}', (1,)), ('{-1}', (1,)), ('{0:{{}}}', (1,)), ('{:999999999999999999999}', (1,)), ('{:.999999999999999999999f}', (1.0,)), ('{:0=5}', (1,)), ('{:05}', ('a',)), ('{:<05}', ('a',)), ('{:+}', (True,)), ('{:1.}', (1.0,)), ('{:__}', (1,)), ('{:,_}', (1,)), ('{:_,}', (1,)), ('{:,,}', (1,))):
    try: print(tmpl, repr(tmpl.format(*args)))
    except Exception as e: print(tmpl, type(e).__name__, e)
for tmpl, args in (('%d', ('a',)), ('%d', (1.7,)), ('%d', (None,)), ('%x', (1.5,)), ('%c', ('ab',)), ('%c', (300,)), ('%s %s', (1,)), ('%s', (1, 2)), ('%q', (1,)), ('%', ()), ('%(a)d', ({'a': 1},)), ('%(a', ({},)), ('%5.2q', (1,)), ('%*d', (3, 4)), ('%.*f', (1, 2.55)), ('%-*d|', (4, 1)), ('%*d', ('x', 4)), ('%#.3g', (1,)), ('%+s', ('a',)), ('%05s', ('a',)), ('%i %u', (1, 2)), ('%ld', (5,)), ('%hd', (5,)), ('%e', ('x',)), ('%r %a', ('é', 'é')), ('%.3r', ('abcdef',)), ('%c', (b'a',)), ('%c', (1.5,)), ('%d%%', (5,)), ('%s', ((1, 2),)), ('%d', (True,)), ('%d', (10**30,)), ('%.0f', (0.5,)), ('%.0e', (15,)), ('%G %E', (1e-10, 1)), ('%x', (-255,)), ('%o', (-8,)), ('%5%', ())):
    try: print(tmpl, repr(tmpl % (args[0] if len(args) == 1 and isinstance(args[0], dict) else args)))
    except Exception as e: print(tmpl, type(e).__name__, e)
