"""Small modules: configparser, errno, sched, getopt, colorsys, signal, importlib, codecs, locale."""

import configparser, io, sys, errno, sched, getopt, colorsys, signal, importlib, importlib.util, codecs, locale, os, platform, subprocess
c = configparser.ConfigParser()
c.read_string("""
[DEFAULT]
base = /opt
debug = no
; comment
[paths]
home = %(base)s/home
multi = one
   two

   three
Empty =
port: 8080
[server "x"]
on = yes
ratio = 1.5
# c
""")
print(c.sections(), dict(c['paths']), c.getint('paths','port'), c['server "x"'].getboolean('on'), c.getfloat('server "x"','ratio'), c.get('paths','nope',fallback='fb'), c['paths'].get('x','y'), 'paths' in c, list(c), c.options('paths'))
c['new']={'a':'1','b':'2'}; c.set('new','c','3%%'); c.remove_option('new','a')
c.write(sys.stdout)
for e in ["c.get('a','b')","c.get('paths','b')","c.add_section('paths')","c['zz']","c.read_string('a=1')","c.read_string('[a]\\nb')","c.read_string('[q]\\nb=1\\nb=2')","c.read_string('[q2]\\n[q2]')","c.set('new','x',3)","c.getboolean('paths','home')","c.set('paths','a','%x')","configparser.ConfigParser({'a':'%(b)s'})['DEFAULT']['a']"]:
    try: print(repr(eval(e)))
    except Exception as x: print(e, type(x).__name__, x, x.args)
c2 = configparser.ConfigParser(allow_no_value=True, interpolation=configparser.ExtendedInterpolation(), inline_comment_prefixes=('#',)); c2.optionxform=str
c2.read_string("[A]\nKey\nv = ${B:w}/x # note\n[B]\nw=9\n"); print(dict(c2['A']), c2['A']['v'], list(c2.items('B')), repr(c2['A']))
print(errno.ENOENT, errno.errorcode[13], errno.EAGAIN==errno.EWOULDBLOCK)
s=sched.scheduler(lambda: 0, lambda d: None)
s.enterabs(0,2,print,("b",)); s.enterabs(0,1,print,("a",)); print(len(s.queue)); s.run()
print(getopt.getopt(['-a','-b','val','--long=3','--flag','rest','-x'],'ab:',['long=','flag']), getopt.gnu_getopt(['r','-a','s'],'a'))
for a in (['-z'],['-b'],['--nope'],['--flag=1']):
    try: getopt.getopt(a,'ab:',['flag'])
    except getopt.GetoptError as e: print(e, e.opt)
for f in (colorsys.rgb_to_hsv, colorsys.rgb_to_hls, colorsys.rgb_to_yiq): print(f(.2,.4,.6))
print(colorsys.hsv_to_rgb(.5,.5,.5), colorsys.hls_to_rgb(.3,.4,.5), colorsys.yiq_to_rgb(.5,.1,.1))
print(signal.SIGINT, repr(signal.SIGTERM), signal.Signals(9).name, signal.strsignal(15), signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT).__name__)
def h(n, f): print("got", signal.Signals(n).name, f.f_lineno)
print(signal.signal(signal.SIGUSR1, h)); os.kill(os.getpid(), signal.SIGUSR1); signal.raise_signal(10)
signal.signal(signal.SIGUSR1, signal.SIG_IGN); signal.raise_signal(signal.SIGUSR1)
try: signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt: print("KI")
print(importlib.import_module('math').pi, importlib.util.find_spec('nopenope'), importlib.import_module('.path','os').join('a','b') if 0 else '')
print(codecs.encode('Hello','rot13'), codecs.decode('Uryyb','rot_13'), codecs.encode(b'ab','hex'), codecs.decode(b'6162','hex'), codecs.lookup('utf8').name, codecs.BOM_UTF8, codecs.encode('é','latin-1'), codecs.decode(b'\xc3\xa9'))
try: codecs.lookup('nope')
except LookupError as e: print(e)
d=codecs.getincrementaldecoder('utf-8')(); print([d.decode(bytes([b])) for b in 'aé€😀'.encode()])
print(locale.setlocale(locale.LC_ALL,'C'), locale.localeconv()['decimal_point'], locale.format_string('%d',1234567,grouping=True))
print(platform.system(), platform.python_version_tuple()[:2], subprocess.CompletedProcess(['a'],0,'x'), subprocess.CalledProcessError(2,'ls'), subprocess.PIPE)
import __future__; print(__future__.annotations.getMandatoryRelease(), __future__.division)
