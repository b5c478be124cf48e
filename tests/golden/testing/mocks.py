"""Mocks: what they return, what they remember, and patching."""

from unittest.mock import *
import unittest, os, sys, asyncio
m = Mock(); m.foo.bar(1, x=2); m.foo(3); m(4); print(m.mock_calls, m.method_calls, m.foo.call_args, m.foo.bar.call_args_list, m.called, m.call_count)
m = Mock(return_value=5); print(m(), m.assert_called_once(), m.assert_called_with())
for f in (lambda: m.assert_called_with(1), lambda: m.assert_not_called(), lambda: m.assert_called_once_with(2), lambda: m.assert_any_call(9), lambda: m.assert_has_calls([call(1)]), lambda: m.asert_foo, lambda: Mock(spec=['a']).b, lambda: Mock(spec_set=int).zzz, lambda: Mock().assert_called(), lambda: Mock(name='nm').assert_called_once(), lambda: Mock().assert_called_with(1,a=2)):
    try: print(f())
    except (AssertionError, AttributeError) as e: print(type(e).__name__, e)
m = Mock(side_effect=[1, ValueError("x"), 3]); print(m())
try: m()
except ValueError as e: print(e)
print(m())
try: m()
except StopIteration: print("SI")
m = Mock(side_effect=lambda x: x*2); print(m(4)); m.side_effect=KeyError('k')
try: m(1)
except KeyError as e: print(repr(e))
mm = MagicMock(); print(len(mm), int(mm), bool(mm), list(mm), 3 in mm, str(mm)[:10]); mm.__len__.return_value=7; print(len(mm)); mm.__getitem__.return_value='it'; print(mm['k'], mm.__getitem__.call_args)
with mm as f: f.read()
print(mm.mock_calls[-3:] == [call.__enter__(), call.__enter__().read(), call.__exit__(None,None,None)])
mm.__iter__.return_value=iter([1,2]); print(list(mm)); mm.__str__ = lambda s: 'custom'; print(str(mm))
print(call(1,a=2), call.foo(3).bar(4), call.x.y, call(1)==call(1), call('a')==(('a',),{}), sentinel.abc, ANY==5)
with patch('os.getcwd', return_value='/fake') as p: print(os.getcwd(), p.called)
print(os.getcwd()!='/fake')
class T:
    attr = 1
    def meth(self, a, b=2): "d"; return a+b
    @classmethod
    def cm(cls): return 'cm'
    async def am(self): return 1
with patch.object(T, 'meth', return_value='patched') as p: print(T().meth(1), p.call_args)
with patch.object(T, 'meth', autospec=True) as p: t=T(); t.meth(1,b=3); print(p.call_args == call(t,1,b=3))
with patch.dict(os.environ, {'ZED':'1'}): print(os.environ['ZED'])
print('ZED' in os.environ)
@patch('sys.argv', ['a','b'])
@patch('os.path.exists')
def f(ex): ex.return_value=True; return os.path.exists('/nope'), sys.argv
print(f())
with patch('builtins.open', mock_open(read_data='line1\nline2\n')) as mo:
    with open('x') as h: print(h.read())
    with open('y') as h: print([l for l in h], h.readline())
    mo.assert_called_with('y'); print(mo.call_args_list)
with patch('builtins.print') as pp: print("hidden", 1)
print(pp.call_args, pp.mock_calls)
s = create_autospec(T); i = s(); i.meth.return_value=3; print(i.meth(1), i.meth.call_args)
try: i.meth()
except TypeError as e: print(e)
try: i.nope
except AttributeError as e: print(e)
print(isinstance(Mock(spec=T), T), isinstance(Mock(spec=T()), T))
with patch.multiple(T, attr=5, meth=DEFAULT) as d: print(T.attr, sorted(d))
class P:
    @property
    def v(self): return 1
with patch.object(P, 'v', new_callable=PropertyMock) as pm: pm.return_value=9; print(P().v, pm.mock_calls)
async def main():
    am = AsyncMock(return_value=3); print(await am(1), am.await_count, am.await_args); am.assert_awaited_once_with(1)
    t = Mock(spec=T)
    a = AsyncMock(side_effect=[1, ValueError('q')]); print(await a())
    try: await a()
    except ValueError as e: print(e)
asyncio.run(main())
m = Mock(); m.configure_mock(**{'a.b.return_value': 3, 'c': 4}); print(m.a.b(), m.c)
m = Mock(); m.x=1; seal(m)
try: m.y
except AttributeError as e: print(e)
m = Mock(name='svc'); print(repr(m)[:22], repr(m.a.b)[:26], repr(m())[:24]); m.reset_mock(); print(m.call_count)
p = patch('os.sep', '|'); p.start(); print(os.sep); p.stop(); print(os.sep)
m = Mock(wraps=T()); print(m.meth(1), m.meth.called)
try: patch('nothing.here').start()
except ModuleNotFoundError as e: print(e)
try: patch.object(T,'zzz').start()
except AttributeError as e: print(e)
del m.foo
try: m.foo
except AttributeError as e: print('AE', e)
man = Mock(); a, b = Mock(), Mock(); man.attach_mock(a,'a'); man.attach_mock(b,'b'); a(1); b(2); print(man.mock_calls)
class TT(unittest.TestCase):
    @patch('os.getcwd')
    def test_x(self, g): g.return_value='q'; self.assertEqual(os.getcwd(), 'q')
    def test_y(self):
        p = patch('os.getcwd', return_value='z'); self.addCleanup(p.stop); p.start(); self.assertEqual(os.getcwd(),'z')
r = unittest.TextTestRunner(stream=open(os.devnull,'w')).run(unittest.defaultTestLoader.loadTestsFromTestCase(TT)); print(r.wasSuccessful())
