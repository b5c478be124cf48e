"""string.Template with other delimiters, names and whole patterns."""
from string import Template


class At(Template):
    delimiter = "@"


class Dotted(Template):
    idpattern = r"[a-z]+(?:\.[a-z]+)*"


class Braced(Template):
    idpattern = r"[A-Z]+"
    braceidpattern = r"[a-z]+"
    flags = 0


class Marked(Template):
    pattern = r"%(?:(?P<escaped>%)|(?P<named>[a-z]+)%|\[(?P<braced>[a-z]+)\]|(?P<invalid>))"


print(At("to @who, @@ and @{place}").substitute(who="you", place="here"))
print(Dotted("$user.name is $age").substitute({"user.name": "bo", "age": 3}))
print(Braced("$NAME ${name} $$").substitute(NAME=1, name=2), Braced("${NAME}").is_valid())
print(Marked("%name% %[other] 100%%").substitute(name="n", other="o"))
print(Marked("%name% % x").safe_substitute(), Marked("%a% %[b] %a%").get_identifiers())
print(Template("$Name ${é} $").safe_substitute(Name=1), Template("$a $b_1 ${c}").get_identifiers())
for text in ("one\ntwo $ three", "$1", "ok\n${bad", "${}"):
    try:
        Template(text).substitute()
    except ValueError as e:
        print(e)
try:
    Template("$here $gone").substitute(here=1)
except KeyError as e:
    print("missing", e)
print(Template("$a $b").substitute({"a": 1, "b": 2}, b=3), Template.delimiter, At("x").template)
print(bool(Template.pattern.search("$x")), At.pattern.search("$x"))


class Broken(Template):
    pattern = r"(?P<badname>.*)|(?P<escaped>@{2})|(?P<named>x)|(?P<braced>y)|(?P<invalid>z)"


try:
    Broken("text").substitute()
except ValueError as e:
    print(e.args[0])
