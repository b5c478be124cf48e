"""xml.etree.ElementTree: reading, finding by paths, changing, writing, namespaces, events, and what is not well formed."""

import io
import sys
import xml.etree.ElementTree as ET

DOC = """<?xml version="1.0"?>
<!-- countries -->
<data xmlns:g="urn:geo">
    <country name="Liechtenstein">
        <rank updated="yes">2</rank><year>2008</year>
        <neighbor name="Austria" direction="E"/><neighbor name="Switzerland" direction="W"/>
    </country>
    <country name="Singapore &amp; &#x41;"><rank>4</rank><g:pop g:unit='m'>5.6</g:pop>tail <![CDATA[<raw> & ]]>end</country>
    <country name="Panama"><rank>68</rank><note/></country>
</data>
"""
root = ET.fromstring(DOC)
print(root.tag, root.attrib, len(root), [c.get("name") for c in root], repr(root[0].text), root[1].find("{urn:geo}pop").attrib)
for rank in root.iter("rank"):
    print(rank.text, rank.get("updated", "no"), rank.keys())
for path in ("country/rank", ".//neighbor", "./country[@name='Panama']/rank", "country[2]", "country[last()]", "country[rank='4']", ".//neighbor[@direction='W']",
             "country/neighbor/..", "*", "country[neighbor]", "g:x", ".//{urn:geo}pop", ".//{*}pop", "country[rank!='4']", ".", "country[last()-1]", ".//*[@name]"):
    try:
        print(path, [(e.tag, e.get("name") or e.text) for e in root.findall(path)])
    except SyntaxError as e:
        print(path, "SyntaxError", e)
print(root.findtext("country/rank"), root.findtext("nope", "none"), root.find("nope"), root.findall("country/g:pop", {"g": "urn:geo"})[0].text)
print("|".join(root[1].itertext()))
print(ET.tostring(root[1]).decode())
new = ET.SubElement(root[2], "city", {"pop": "1"}, code="a<b>\"&")
new.text = "Panamá & < >"
new.tail = "\n"
root[2].insert(0, ET.Comment(" first "))
root[2].append(ET.PI("do", "it"))
root[2].remove(root[2].find("note"))
print(ET.tostring(root[2], "unicode"), ET.tostring(root[2], "utf-8")[:60], ET.tostring(root[2], "latin-1")[:50], sep="\n")
ET.indent(root[2])
ET.dump(root[2])
a = ET.Element("a", x="1")
b = ET.SubElement(a, "b")
ET.SubElement(b, "c").text = "t"
ET.SubElement(a, "d")
ET.indent(a, space="\t")
print(ET.tostring(a, "unicode"), ET.tostring(a, short_empty_elements=False), ET.tostring(a, xml_declaration=True), sep="\n")
ET.register_namespace("geo", "urn:geo")
q = ET.Element(ET.QName("urn:geo", "place"), {ET.QName("urn:x", "k"): "v"})
print(ET.tostring(q), ET.QName("urn:geo", "p"), repr(ET.QName("{u}t")), ET.tostring(ET.XML("<p xmlns='urn:d'><q/></p>")), ET.tostring(ET.XML("<p xmlns='urn:d'><q/></p>"), default_namespace="urn:d"))
tree = ET.ElementTree(a)
out = io.BytesIO()
tree.write(out, encoding="utf-8", xml_declaration=True)
print(out.getvalue(), tree.getroot() is a, tree.find("b/c").text)
for event, e in ET.iterparse(io.StringIO("<r><a>1</a><b/></r>"), events=("start", "end")):
    print(event, e.tag, e.text, end="; ")
print()
print(ET.tostring(ET.XML("<div><br/><p>x</p><script>a&lt;b</script></div>"), method="html"), ET.tostring(ET.XML("<a>x<b>y</b>z</a>"), method="text"))
for bad in ("<a><b></a>", "<a>", "", "text", "<a/><b/>", "<a x=1/>", "<a>&nope;</a>", "<a x='1' x='2'/>", "<a>&</a>", "<p:a/>", "<a><!-- x</a>", "<a b/>", "</a>", "<a>\n  <b>\n</a>", "<1/>", "<a", "<a>]]</a>x", "<a>&#0;</a>"):
    try:
        ET.fromstring(bad)
        print(repr(bad), "fine")
    except ET.ParseError as e:
        print(repr(bad), e, e.code, e.position)
for f in (lambda: a.append("x"), lambda: a[9], lambda: a.remove(b[0]), lambda: ET.tostring(ET.Element(5)), lambda: ET.Element("x", 5), lambda: a.find("/x"), lambda: ET.tostring(ET.Element("x", y=5))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(a[0:1][0].tag, list(a)[1].tag, ET.iselement(a), a.makeelement("z", {}).tag, [e.tag for e in a.iter()])


class Counter:
    def __init__(self): self.depth = self.deepest = 0
    def start(self, tag, attrib): self.depth += 1; self.deepest = max(self.deepest, self.depth)
    def end(self, tag): self.depth -= 1
    def close(self): return self.deepest


p = ET.XMLParser(target=Counter()); p.feed("<a><b>"); p.feed("<c/></b></a>"); print(p.close())
a.clear(); print(ET.tostring(a), len(a))
