"""HTML that comes character by character is taken apart as it is in one piece."""

from html.parser import HTMLParser


class Shown(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("start", tag, attrs)

    def handle_startendtag(self, tag, attrs):
        print("alone", tag, attrs)

    def handle_endtag(self, tag):
        print("end", tag)

    def handle_data(self, data):
        print("data", repr(data))

    def handle_comment(self, data):
        print("comment", repr(data))

    def handle_entityref(self, name):
        print("entity", name)

    def handle_charref(self, name):
        print("character", name)


for text in ("<a b='>'>", '<a b=">" c>', "<a b='c\"' d=\"e'\">", '<div class="bar",baz="asd">', '<div class="bar",>',
             "<div ,class=bar ,baz=asd>", '<div class=,"bar" baz=,"asd">', '<a b="c"d>x', "<a b=>", "<a =b>", "<a/b>",
             "<a / >", "<a/>", "<a b=c/>", '<a b="c"/>', "<a <b>", '<a b="c>d', "</a b>", "</ a>", "</3>",
             "&amp &lt; &#65;&#x41 &x &", "<script>x<a></ script><b>", "<!-->x-->", "<!x>", "<?php a?>", "<a\n b\n=\n\"c\">",
             "<A HREF=X>", '<img src="URL><//img>', '<a b="c"=d>', "<a b==c>"):
    for pieces in ([text], text):
        for convert in (True, False):
            parser = Shown(convert_charrefs=convert)
            print(text)
            for piece in pieces:
                parser.feed(piece)
            parser.close()
            print(parser.getpos(), repr(parser.get_starttag_text()))
