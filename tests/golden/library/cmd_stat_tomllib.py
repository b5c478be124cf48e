"""The modules cmd, stat and tomllib, and calendars in HTML."""
import stat, os, cmd, io, tomllib, calendar, sys
for m in (0o100644, 0o040755, 0o120777, 0o104755, 0o102755, 0o041777, 0o010600, 0o140666, 0o101644, 0o020620): print(stat.filemode(m), stat.S_ISDIR(m), stat.S_ISREG(m), stat.S_ISLNK(m), oct(stat.S_IMODE(m)), oct(stat.S_IFMT(m)))
print(stat.S_ISDIR(os.stat('.').st_mode), stat.S_IRWXU, stat.ST_SIZE)
class Sh(cmd.Cmd):
    prompt = '> '; intro = 'Welcome'
    def do_add(self, arg):
        'Add numbers: add 1 2'
        print(sum(map(int, arg.split())), file=self.stdout)
    def do_quit(self, arg):
        'Quit.'
        return True
    def do_undoc(self, arg): print('undoc', repr(arg), file=self.stdout)
    def help_topic(self): print('topic help', file=self.stdout)
    def do_EOF(self, arg): print('eof', file=self.stdout); return True
    def precmd(self, line): return line.lower() if line != 'EOF' else line
    def emptyline(self): print('empty', file=self.stdout)
out = io.StringIO()
s = Sh(stdin=io.StringIO('add 1 2\nHELP\nhelp add\nhelp topic\nhelp nope\n?quit\n\nbogus x\n!ls\nundoc  a b \nquit\nadd 9'), stdout=out); s.use_rawinput = False; s.cmdloop(); print(out.getvalue())
out = io.StringIO(); s = Sh(stdin=io.StringIO('add 5 6\n'), stdout=out); s.use_rawinput = False; s.cmdloop('other intro'); print(out.getvalue()); print(s.lastcmd, s.completenames('a'))
out = io.StringIO(); Sh(stdout=out).columnize([f'item{i}' * (i % 3 + 1) for i in range(20)], 40); print(out.getvalue())
doc = '''
title = "TOML"   # comment
[owner]
name = 'Tom \\n'
dob = 1979-05-27T07:32:00-08:00
local = 1979-05-27T07:32:00.5
day = 1979-05-27
t = 07:32:00
[database]
ports = [8000, 8001, 8002,]
data = [["a", "b"], [3.14, -1e3]]
temp = { cpu = 79.5, case = 72.0 , n.x = 1}
enabled = true
hex = 0xDEAD_BEEF
oct = 0o17
bin = 0b11
neg = -17
big = 1_000_000
inf = -inf
[servers.alpha]
ip = "10.0.0.1\\u00e9\\t"
[[products]]
name = "Hammer"
[[products]]
[[products]]
name = "Nail"
"quoted key" = 1
a.b.c = 2
multi = """
first
second \\
   joined "q" """
lit = \'\'\'
raw \\n
line\'\'\'
'''
import pprint; pprint.pprint(tomllib.loads(doc))
for bad in ('a', 'a =', 'a = 1\na = 2', '[a]\n[a]', 'a = "x', "a = 'x", 'a = [1', 'a = {b = 1', 'a = 1 b', '= 1', 'a = 01', 'a = 2024-13-01', 'a = "\\q"', '[a', 'a.b = 1\na = 2', 'a = {b=1}\na.c = 2', '[[a]]\n[a]', 'a = tru', 'a = "\x01"', '[]', 'a = 1.', 'a = """x', 'a = {b=1,b=2}', 'a = "\\u12"', 'a = 1\n[a]\nb=1'):
    try: print(repr(bad), tomllib.loads(bad))
    except tomllib.TOMLDecodeError as e: print(repr(bad), e)
try: tomllib.load(io.StringIO('a=1'))
except TypeError as e: print(e)
print(tomllib.load(io.BytesIO(b'a = 1\r\nb = "x"')), tomllib.loads('a = 1.5', parse_float=str))
print(calendar.HTMLCalendar().formatyear(2024, 4)[:500]); print(len(calendar.HTMLCalendar().formatyearpage(2024)), calendar.HTMLCalendar().formatyearpage(2024)[:300])
