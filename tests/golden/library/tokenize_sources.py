# Encodings of sources, tokens of bytes, the names of tokens.

import copy
import io
import os
import pickle
import tempfile
import token
import tokenize

def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e, getattr(e,'filename',None))
def de(b, name=None):
    f=io.BytesIO(b)
    if name: f.name=name
    return tokenize.detect_encoding(f.readline)
for b in [b'', b'x', b'\n', b'# coding: latin-1\n', b'#!/usr/bin\n# -*- coding: utf-8 -*-\nx', b'x\n# coding: latin-1\n', b'# coding: nope\n', b'\xef\xbb\xbfx', b'\xef\xbb\xbf# coding: utf-8\n', b'\xef\xbb\xbf# coding: latin-1\n', b'\xff\n', b'# vim: set fileencoding=cp1252 :\n', b'# coding=Latin_1\n', b'# coding: iso-8859-15\n', b'# coding: utf_8_sig\n', b'# coding: UTF-8-unix\n',b'\n\n# coding: latin-1\n', b'"""\n# coding: latin-1\n', b'#\n\xff']:
    t(lambda: (b, de(b))); t(lambda: de(b,'file.py'))
def it():
    return tokenize.detect_encoding(iter([b'# coding: ascii\n',b'x\n']).__next__)
t(it)
print(list(tokenize.tokenize(io.BytesIO('é = f"{x}" # c\n'.encode()).readline)))
print(list(tokenize.tokenize(io.BytesIO(b'# coding: latin-1\n\xe9=1\n').readline)))
t(lambda: list(tokenize.tokenize(io.BytesIO(b'# coding: nope\n\xe9=1\n').readline)))
t(lambda: list(tokenize.tokenize(io.BytesIO(b'x\n\xe9=1\n').readline)))
t(lambda: list(tokenize.generate_tokens(io.BytesIO(b'x\n').readline)))
t(lambda: list(tokenize.tokenize(io.StringIO('x\n').readline)))
t(lambda: [x.exact_type for x in tokenize.generate_tokens(io.StringIO('a+=(b**c) if not d else [*e]->f:=1 # c\n').readline)])
t(lambda: [x.type for x in tokenize.generate_tokens(iter(['a\n',' b\n']).__next__)])
x=next(tokenize.generate_tokens(io.StringIO('abc').readline)); print(x, x.type, x.string, x.start, x.end, x.line, x[1], x._asdict(), x==(1,'abc',(1,0),(1,3),'abc'), x._replace(string='q'))
print(token.tok_name, token.EXACT_TOKEN_TYPES, token.__all__, sorted(n for n in dir(token) if n[0]!='_'))
print(tokenize.__all__, token.ISTERMINAL(3), token.ISNONTERMINAL(256), token.ISEOF(0))
path = os.path.join(tempfile.mkdtemp(), 'latin.py')
open(path, 'wb').write(b'# coding: latin-1\nx = "\xe9"\n')
with tokenize.open(path) as f: print(f.encoding, f.read(), f.mode, f.line_buffering)
t(lambda: tokenize.open('/nope'))
t(lambda: tokenize.untokenize(list(tokenize.tokenize(io.BytesIO(b'# coding: latin-1\n\xe9=1\n').readline))))
print(tokenize.cookie_re.match('# coding: x').group(1))
g=list(tokenize.generate_tokens(io.StringIO('def f(x):\n    return x*2 # dbl\n').readline))
print(tokenize.untokenize([(tokenize.NAME,'y') if t.string=='x' else t[:2] for t in g]))
print(copy.copy(x)==x, pickle.loads(pickle.dumps(x)))
