"""The events that an HTML parser reports."""
from html.parser import HTMLParser
from html import escape, unescape


class Events(HTMLParser):
    def handle_starttag(self, tag, attrs): print('start', tag, attrs, self.getpos(), self.get_starttag_text())
    def handle_endtag(self, tag): print('end', tag, self.getpos())
    def handle_startendtag(self, tag, attrs): print('startend', tag, attrs)
    def handle_data(self, data): print('data', repr(data))
    def handle_comment(self, data): print('comment', repr(data))
    def handle_decl(self, d): print('decl', d)
    def handle_pi(self, d): print('pi', d)
    def unknown_decl(self, d): print('unknown', d)
    def handle_entityref(self, n): print('entity', n)
    def handle_charref(self, n): print('char', n)


for convert in (True, False):
    for doc in ('<!DOCTYPE html>\n<html><head><title>T &amp; U</title></head>\n<body class="a b" id=x data-z=\'q"r\' checked>Hi<br/>\n<img src="a.png" alt="&lt;x&gt;"/><!-- note --><p>One<p>Two &#65;&#x42;&nbsp;&copy; x</body></html>',
                '<script>if (a < b && c) { "</p>"; }</script><style>p > a {}</style>after', '<?php echo 1 ?><![CDATA[x < y]]>z', '<A HREF="X">Y</A >', 'text only & more', '<p', 'a < b', '<>', '</>', '</ x>', '<p a=1 b = 2 c>', '<br><br />', 'x &lt y &bogus; z', '<div><span>nested</span> tail</div>', '<input disabled value="">', '<!-- unclosed', '<a href="?a=1&amp;b=2">l</a>', '<td>1</td>\n\n<td>2</td>', '<p>é ünï</p>', '<![if IE]>x<![endif]>', '<!ELEMENT a>', "<a b='c' d=\"e\">"):
        print('--', convert, repr(doc))
        parser = Events(convert_charrefs=convert)
        parser.feed(doc)
        parser.close()
parser = Events()
for part in ('<p cl', 'ass="x">Hel', 'lo &am', 'p; bye</', 'p>'):
    parser.feed(part)
parser.close()


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.depth, self.text = [], 0, []

    def handle_starttag(self, tag, attrs):
        self.depth += 1
        if tag == 'a':
            self.links.append(dict(attrs).get('href'))

    def handle_endtag(self, tag):
        self.depth -= 1

    def handle_data(self, data):
        if data.strip():
            self.text.append((self.depth, data.strip()))


links = Links()
links.feed('<ul><li><a href="/one">One</a></li><li><a href="/two" class=x>Two</a> after</li><li><a>none</a></li></ul>')
print(links.links, links.depth, links.text)
print(escape('<a href="x">\'&</a>'), escape('"', quote=False), unescape('&lt;p&gt; &amp;amp; &eacute; &#8364; &#x20AC; &nosuch; &ampx'))
