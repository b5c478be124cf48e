"""Calls with right and wrong arguments: what they give, or what they say."""
# every str method with edge & wrong arguments
def t(f, *a, **k):
    try: print(f.__name__ if hasattr(f,'__name__') else f, a, k, '->', repr(f(*a, **k)))
    except Exception as e: print(f.__name__ if hasattr(f,'__name__') else f, a, k, '!!', type(e).__name__, e)
s = "Hello, Wörld ß"
for name in ['capitalize','casefold','isalnum','isalpha','isascii','isdecimal','isdigit','isidentifier','islower','isnumeric','isprintable','isspace','istitle','isupper','lower','swapcase','title','upper']:
    t(getattr(s,name)); t(getattr(s,name),1); t(getattr('',name))
for name in ['center','ljust','rjust']:
    m=getattr('ab',name)
    t(m); t(m,5); t(m,5,'*'); t(m,5,'**'); t(m,'5'); t(m,5,1); t(m,-1); t(m,6,'é'); t(m,5.0); t(m, 1, 2, 3)
for name in ['count','find','rfind','index','rindex','startswith','endswith']:
    m=getattr('abcabc',name)
    t(m); t(m,'b'); t(m,'b',2); t(m,'b',2,3); t(m,'b',-2); t(m,1); t(m,'b','c'); t(m,''); t(m,'',10); t(m,'b',None,None); t(m,('a','b')); t(m,'z'); t(m,'b',1,2,3); t(m, ('a',1))
for name in ['strip','lstrip','rstrip']:
    m=getattr('  xx ab xx  ',name)
    t(m); t(m,None); t(m,' x'); t(m,1); t(m,''); t(m,'a','b')
for name in ['split','rsplit']:
    m=getattr('a b  c,d,,e',name)
    t(m); t(m,None); t(m,','); t(m,',',1); t(m,None,1); t(m,''); t(m,1); t(m,maxsplit=1); t(m,sep=','); t(m,',',maxsplit='x'); t(m,foo=1); t(m,',',-1); t(m,',',0); t(m,',',1.5)
for name in ['partition','rpartition']:
    m=getattr('a=b=c',name)
    t(m); t(m,'='); t(m,''); t(m,'z'); t(m,1)
t('a\nb\r\nc\x0bd\x1ce\u2028f'.splitlines); t('a\nb\r\n'.splitlines,True); t('a\nb'.splitlines,keepends=1); t('a'.splitlines,1,2); t('a'.splitlines,'x')
t('abc'.replace); t('abc'.replace,'b'); t('abcb'.replace,'b','X'); t('abcb'.replace,'b','X',1); t('abc'.replace,'','-'); t('abc'.replace,'','-',2); t('abc'.replace,1,2); t('abcb'.replace,'b','X',count=1); t('abc'.replace,'b','c','d')
t(','.join,['a','b']); t(','.join,['a',1]); t(','.join,1); t(','.join,'abc'); t(','.join,{'a':1}); t(','.join,[]); t(','.join,[b'a']); t(','.join)
t('abc'.removeprefix,'a'); t('abc'.removeprefix,1); t('abc'.removesuffix,'bc'); t('abc'.removesuffix)
t('a\tb\tc'.expandtabs); t('a\tb'.expandtabs,4); t('a\tb'.expandtabs,tabsize=2); t('a\tb'.expandtabs,'x'); t('a\tb'.expandtabs,-1)
t('42'.zfill,5); t('-42'.zfill,5); t('+42'.zfill,5); t('42'.zfill); t('42'.zfill,'x'); t('--4'.zfill,6)
t('abc'.encode); t('ä'.encode,'ascii'); t('ä'.encode,'ascii','ignore'); t('ä'.encode,'ascii','replace'); t('ä'.encode,'ascii','xmlcharrefreplace'); t('ä'.encode,'ascii','backslashreplace'); t('ä'.encode,'nope'); t('ä'.encode,'ascii','nope'); t('ä€'.encode,'latin-1'); t('\ud800'.encode); t('ä'.encode,1); t('ä'.encode,encoding='utf-16'); t('€'.encode,'cp1252'); t('ä'.encode,'ascii','namereplace')
t(str.maketrans,'abc','xyz'); t(str.maketrans,'abc','xy'); t(str.maketrans,'abc','xyz','d'); t(str.maketrans,{'a':1,'b':None}); t(str.maketrans,{'ab':1}); t(str.maketrans,1); t(str.maketrans,{1.5:2}); t(str.maketrans,'a',1)
t('abc'.translate,{97:'X',98:None,99:100}); t('abc'.translate,{97:1.5}); t('abc'.translate,1); t('abc'.translate,{97:0x110000}); t('abc'.translate, ['z']*98)
t('{} {}'.format,1); t('{0} {}'.format,1,2); t('{a}'.format); t('{a.b}'.format,a=1); t('{a[0]}'.format,a=[1]); t('{a[x]}'.format,a={'x':1}); t('{'.format); t('}'.format); t('{!x}'.format,1); t('{!r:>5}'.format,'a'); t('{:{w}}'.format,1,w=5); t('{:d}'.format,'a'); t('{:s}'.format,1); t('{0[}'.format,[1]); t('{:,}'.format,1234567); t('{a[}'.format,a=1); t('{.}'.format,1); t('{0.x y}'.format, 1); t('{:>{}}'.format,1,4); t('{:{:{}}}'.format,1,2,3); t('{0!}'.format,1); t('{0!rs}'.format,1)
t('{x}'.format_map,{'x':1}); t('{x}'.format_map,{}); t('{}'.format_map,{}); t('x'.format_map)
t(str); t(str,b'abc','utf8'); t(str,b'abc'); t(str,1,'utf8'); t(str,b'\xff','utf8'); t(str,b'\xff','utf8','replace'); t(str,object=5); t(str,'a','utf8'); t(str,1,2,3,4); t(str, encoding='x')
t(lambda: 'a'+1); t(lambda: 1+'a'); t(lambda: 'a'*'b'); t(lambda: 'a'*-1); t(lambda:'a'%1); t(lambda:'abc'[5]); t(lambda:'abc'['a']); t(lambda:'abc'[1.0]); t(lambda:'abc'[::0]); t(lambda:'a'<1); t(lambda:'a' in 1); t(lambda: 1 in 'a'); t(lambda: 'a'-'b'); t(lambda: -'a')

# The encoding of nothing is not looked up.
for data in b"", bytearray(), b"a":
    for call in (lambda: data.decode("nowhere"), lambda: str(data, "nowhere", "strict"), lambda: str(data, 5)):
        try:
            print(repr(call()))
        except (LookupError, TypeError) as e:
            print(type(e).__name__, e)
