# Dictionaries in files.

import os, tempfile, sys
d=tempfile.mkdtemp(); os.chdir(d)
import dbm, dbm.dumb, shelve
if hasattr(dbm,'_modules'):
    dbm._names[:]=['dbm.dumb']; 
def t(n,f):
    try: print(n, f())
    except BaseException as e: print(n, type(e).__name__, str(e), type(e).__mro__[1].__name__)
def basic():
    with dbm.open('x','c') as db:
        db['a']='1'; db[b'b']=b'2'*600; db['é']='ü'
        db['a']='11'; db['b']='short'
        r=[sorted(db.keys()), db['a'], db[b'b'], 'a' in db, b'zz' in db, len(db), sorted(db.items()), db.get('q'), db.get('a'), db.setdefault('n','v'), db.pop('n')]
        del db['a']
        r.append(sorted(db))
    return r, dbm.whichdb('x'), sorted(os.listdir('.'))
t('basic', basic)
t('dir', lambda: (open('x.dir').read(), len(open('x.dat','rb').read())))
t('ro', lambda: dbm.open('x')['b'])
t('ro2', lambda: dbm.open('x').__setitem__('q','2'))
t('ro3', lambda: dbm.open('x','r').__delitem__('b'))
t('none', lambda: dbm.open('nope'))
t('none2', lambda: dbm.open('nope','w'))
t('none3', lambda: dbm.dumb.open('nope','w'))
t('none4', lambda: dbm.dumb.open('nope','r'))
t('flag', lambda: dbm.dumb.open('nope','z'))
t('flag2', lambda: dbm.open('nope','z'))
t('key', lambda: dbm.open('x','w').__setitem__(1,'2'))
t('val', lambda: dbm.open('x','w').__setitem__('1',2))
t('miss', lambda: dbm.open('x','w')['zz'])
t('miss2', lambda: dbm.open('x','w').__delitem__('zz'))
open('plain','w').write('hello')
t('which', lambda: (dbm.whichdb('plain'), dbm.whichdb('nope'), dbm.whichdb('x')))
t('openplain', lambda: dbm.open('plain'))
def closed():
    db=dbm.open('x','c'); db.close(); db.close(); return db['a']
t('closed', closed)
def closed2():
    db=dbm.open('x','c'); db.close(); return len(db)
t('closed2', closed2)
t('new', lambda: len(dbm.open('x','n')))
t('err', lambda: dbm.error)
t('err2', lambda: issubclass(dbm.dumb.error, OSError))
import pathlib
t('path', lambda: len(dbm.open(pathlib.Path('x'),'c')))
def shelf():
    with shelve.open('s') as s:
        s['k']=[1,2,{'a':(1,)}]; s['é']=None
        s['k'].append(3)
        r=[sorted(s), s['k'], len(s), 'k' in s, s.get('z',5), s.get('k'), sorted(s.items(),key=str), s.pop('é'), s.setdefault('d',{})]
        s.update(x=1,y=2); del s['x']
        r.append(sorted(s.keys())); 
    with shelve.open('s', writeback=True) as s:
        s['k'].append(4); s['d']['q']=1
    with shelve.open('s','r') as s: r.append((s['k'],s['d'],dict(s)))
    return r
t('shelf', shelf)
def sc():
    s=shelve.open('s'); s.close(); return s['k']
t('sc', sc)
def sc2():
    s=shelve.open('s'); s.close(); s['k']=1
t('sc2', sc2)
def sc3():
    s=shelve.open('s'); s.close(); s.close(); return list(s), repr(s.dict)
t('sc3', sc3)
def sc4():
    s=shelve.open('s'); s.close(); return len(s)
t('sc4', sc4)
t('smiss', lambda: shelve.open('s')['nn'])
t('skey', lambda: shelve.open('s').__setitem__(1,2))
t('spick', lambda: shelve.open('s').__setitem__('l',lambda:1))
t('sro', lambda: shelve.open('s','r').__setitem__('q',1))
def mem():
    d={}
    s=shelve.Shelf(d, protocol=0); s['a']=1; s['b']=[1]
    return sorted(d), s['a'], repr(type(s)), s==s, s=={'a':1,'b':[1]}, isinstance(s, dict)
t('mem', mem)
def clear():
    s=shelve.open('s'); s.clear(); n=len(s); s.sync(); s.close(); return n
t('clear', clear)
t('list', lambda: sorted(os.listdir('.')))
