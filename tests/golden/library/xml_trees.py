"""Trees of elements that are read and written whole: text in pieces, namespaces that come and go, depth, copies, walks while a tree changes."""

import copy
import io
import pickle
import xml.etree.ElementTree as ET


def show(e, depth=0):
    print("  " * depth + repr((e.tag, e.attrib, e.text, e.tail)))
    for child in e:
        show(child, depth + 1)


show(ET.fromstring("""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE list>
<?style one?>
<list kind = 'a "quoted"
 value' n="1&#10;2&#x9;3&lt;&quot;">
  one &amp; two<!-- not
  here --> and three<?skip it?> or <![CDATA[<four> & ]]>five
  <item/>tail <item  a="1"  b='2' ></item  >
  é €\U0001f600 <sub>&#233;&#x20ac;&#128512;</sub>\r\nend\rof
</list>
<!-- behind -->
"""))
NAMES = """<a xmlns="urn:one" xmlns:p="urn:two" p:k="v" k="w"><b xmlns=""><c p:x="1"/></b><p:d xmlns:p="urn:three" p:k="v"><p:e/></p:d><p:f xml:lang="de"/><b/></a>"""
root = ET.fromstring(NAMES)
show(root)
print(ET.tostring(root))
print([e.tag for e in root.iter("{urn:one}b")], root.find("{urn:two}f").attrib, root.findall("{urn:one}b") == [root[3]])

for text in ("<a><b/></a >", "<a\n>x</a>", "<a>]]</a>", "<a>" + "x" * 10 + "&amp;" * 3 + "</a>", "<_a-b.c1/>", "<ä ö='ü'/>", "<a>\n</a>\n", "<a b='&#38;amp;'/>",
             "<a xmlns:b='u' b:c='1' c='2'/>", "<a xmlns='u' a='1'/>"):
    e = ET.fromstring(text)
    print(e.tag, e.attrib, repr(e.text), ET.tostring(e, "unicode"))
for bad in ("<a b='<'/>", "<a b='1' b='2'/>", "<a xmlns:b='u' xmlns:c='u' b:k='1' c:k='2'/>", "<a><b></c></a>", "<a></a><b/>", "<a/>x", "<a b='1'c='2'/>", "<a>&#xFFFFFFF;</a>", "<a>&x;</a>",
            "<a <b/>", "<a><!-- -- --></a>", "<a><?xml version='1.0'?></a>", "<a:b/>", "< a/>", "<a b/>", "<a b=1/>", "<a>", "<a", "</a>", "<a></a", "<a>&lt</a>"):
    try:
        print(bad, ET.tostring(ET.fromstring(bad)))
    except ET.ParseError as e:
        print(bad, "ParseError", e.position[0])

deep = "<a>" * 400 + "x" + "</a>" * 400
e = ET.fromstring(deep)
print(sum(1 for _ in e.iter()), len(ET.tostring(e)), "".join(e.itertext()) if len(e.attrib) else "-")

root = ET.Element("root", {"a": "1"}, b="2")
for i in range(3):
    child = ET.SubElement(root, "child", {"n": str(i)}, m="x")
    ET.SubElement(child, "leaf").text = f"<{i}>"
    child.tail = "\n"
print(ET.tostring(root), root.find("child").get("n"), root.findtext("child/leaf"), [e.get("n") for e in root.findall("child")], root.find("nothing"), root.findtext("nothing", 7))
print(ET.tostring(root, short_empty_elements=False), ET.tostring(ET.Element("e"), short_empty_elements=False), ET.tostring(ET.Element("e", q='"\t\n\r<>&')))
seen = []
for e in root.iter():
    seen.append(e.tag)
    if e.tag == "leaf" and len(seen) < 5:
        ET.SubElement(e, "new")
print(seen)
walk = root.iter("leaf")
print(next(walk).text, iter(walk) is walk, type(walk).__name__, sum(1 for _ in walk), list(walk))

other = copy.deepcopy(root)
other[0].set("n", "changed")
shallow = copy.copy(root)
print(root[0].get("n"), other[0].get("n"), shallow[0] is root[0], ET.tostring(pickle.loads(pickle.dumps(root))) == ET.tostring(root))
try:
    root.anything = 1
except AttributeError:
    print("no such attribute")


class Mine(ET.Element):
    def __init__(self, tag, attrib={}, **extra):
        super().__init__(tag, attrib, **extra)
        self.mine = tag.upper()

    def makeelement(self, tag, attrib):
        return Mine(tag, attrib)


top = Mine("top")
inner = ET.SubElement(top, "inner", k="v")
inner.text = "t"
print(type(inner).__name__, top.mine, ET.tostring(top), [e.tag for e in top.iter()], [e.tag for e in top.iter("inner")], top.find("inner").attrib, top.findall(".//inner") == [inner], type(copy.copy(top)).__name__, type(copy.deepcopy(top)).__name__)
print([(event, e.tag, e.text) for event, e in ET.iterparse(io.BytesIO(b"<r>1<a>2</a>3<b/></r>"), events=("start", "end"))])
print([(event, getattr(e, "tag", e)) for event, e in ET.iterparse(io.StringIO("<r xmlns:p='u'><p:a/></r>"), events=("start", "end", "start-ns"))])


class Told:
    def start(self, tag, attrib): print("start", tag, attrib)
    def end(self, tag): print("end", tag)
    def data(self, data): print("data", repr(data))
    def comment(self, text): print("comment", text)
    def close(self): return "closed"


parser = ET.XMLParser(target=Told())
parser.feed("<r a='1'>x<!--c-->")
parser.feed("<s/></r>")
print(parser.close())
builder = ET.TreeBuilder(insert_comments=True)
print(ET.tostring(ET.fromstring("<a>x<!--c-->y</a>", ET.XMLParser(target=builder))))
