# Encodings of names of hosts, and for seven bits.

import codecs
def t(f,*a):
    try: r=f(*a); print(ascii(a), ascii(r))
    except BaseException as e: print(ascii(a), type(e).__name__, ascii(e.args if not isinstance(e,(UnicodeEncodeError,UnicodeDecodeError)) else (e.encoding,e.object,e.start,e.end,e.reason)))
P=['', 'a', 'bücher', 'ü', 'München-Ost', '他们为什么不说中文', 'abc-', '-ü-', 'ý\U0001f600x', 'Pročprostěnemluvíčesky', 'aéb', '\ud800', 'ÀÉÎ']
for s in P: t(lambda s: s.encode('punycode'), s)
for b in [b'', b'a-', b'bcher-kva', b'tda', b'Mnchen-Ost-9db', b'MNCHEN-OST-9DB', b'abc--', b'bcher-kv', b'bcher-k!', b'-', b'xxxx', b'99999999', b'\xff-a', b'ihqwcrb4cv8a8dqg056pqjye', b'zzzzzz']:
    t(lambda s: s.decode('punycode'), b)
    for er in ('ignore','replace'): t(lambda s,er: s.decode('punycode',er), b, er)
I=['', '.', 'a', 'example.com', 'bücher.example', 'BÜCHER.example.', 'straße.de', 'ﬁx.com', 'a..b', '.a', 'x'*63+'.com', 'x'*64+'.com', 'ü'*60, 'a\u3002b', 'ex\u00adample', 'xn--bcher-kva.de', 'XN--BCHER-KVA', 'a b', 'ü b', 'a_b', 'ü\u200b', 'ü.', 'ＡＢＣ.com', 'i\u0307', 'İ', 'ü\u0001', 'שלום', 'שa', 'xn--ü', 'Ⅷ.com', 'ü\ue000', 'ü\ufffd','faß.de','ΒΌΛΟΣ.com', 'ü\u2028', 'ü\U000e0001']
for s in I: t(lambda s: s.encode('idna'), s)
for er in ('ignore','replace'): t(lambda s,e: s.encode('idna',e), 'ü.com', er)
for b in [b'', b'.', b'a', b'xn--bcher-kva.example', b'XN--BCHER-KVA.Example.', b'a..b', b'xn--', b'xn--a', b'xn--99999', b'\xff', b'x'*64, b'xn--bcher-kva.xn--strae-oqa.de', b'Foo.Bar', b'xn--mgba', b'xn--ls8h.la',b'\xc3\xbc.de']:
    t(lambda s: s.decode('idna'), b)
U=['', 'abc', 'a+b', '+', 'é', 'aéb', 'é-', 'éa', 'é b', '£1', 'Hi Mom -\u263a-!', '\U0001f600', 'a\U0001f600.', '~\\', '日本語', 'é+é', 'é/é', "'(),-./:?", '!"#$%&*;<=>@[]^_`{|}', '\t\n\r', '\x00\x01', '\ud800', 'x\ud800\ud801', 'éé1', '[é]']
for s in U: t(lambda s: s.encode('utf-7'), s)
for b in [b'', b'abc', b'+-', b'a+-b', b'+AOk-', b'+AOk', b'+AOk.', b'+AOka', b'+AOkA', b'+', b'+A', b'+AO', b'+AOkA6Q-x', b'+2D3eAA-', b'+2D0-', b'+2D0A-', b'\xe9', b'a~b\\c', b'+AOk\xe9', b'+!', b'++', b'+AO!', b'+AOkA!', b'+AOkB-', b'+AGE-', b'Hi Mom -+Jjo--!', b'+AOk-+AOk-', b'+-+-', b'+/+A-']:
    t(lambda s: s.decode('utf-7'), b)
    for er in ('ignore','replace'): t(lambda s,er: s.decode('utf-7',er), b, er)
for n in ('punycode','idna','utf-7','UTF7','utf_7','U7','unicode-1-1-utf-7','IDNA'):
    c=codecs.lookup(n); print(n, c.name, codecs.encode('ü',n), codecs.decode(c.encode('ü')[0],n), c.encode('üx')[1], type(c).__name__)
import io
print(io.TextIOWrapper(io.BytesIO(b'a+AOk-b\nc'),encoding='utf-7').read())
d=codecs.getincrementaldecoder('utf-7')(); print([d.decode(bytes([c])) for c in b'a+AOk-b'], d.decode(b'',True))
e=codecs.getincrementalencoder('utf-7')(); print([e.encode(c) for c in 'aéb'], e.encode('',True))
