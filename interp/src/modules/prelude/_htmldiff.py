"""Differences of texts as tables of HTML, the older text beside the newer one."""

import re
from difflib import IS_CHARACTER_JUNK, ndiff

__all__ = ["HtmlDiff"]

_CLASSES = {"+": "diff_add", "-": "diff_sub", "^": "diff_chg"}

_STYLES = """
        table.diff {font-family:Courier; border:medium;}
        .diff_header {background-color:#e0e0e0}
        td.diff_header {text-align:right}
        .diff_next {background-color:#c0c0c0}
        .diff_add {background-color:#aaffaa}
        .diff_chg {background-color:#ffff77}
        .diff_sub {background-color:#ffaaaa}"""

_LEGEND = """
    <table class="diff" summary="Legends">
        <tr> <th colspan="2"> Legends </th> </tr>
        <tr> <td> <table border="" summary="Colors">
                      <tr><th> Colors </th> </tr>
                      <tr><td class="diff_add">&nbsp;Added&nbsp;</td></tr>
                      <tr><td class="diff_chg">Changed</td> </tr>
                      <tr><td class="diff_sub">Deleted</td> </tr>
                  </table></td>
             <td> <table border="" summary="Links">
                      <tr><th colspan="2"> Links </th> </tr>
                      <tr><td>(f)irst change</td> </tr>
                      <tr><td>(n)ext change</td> </tr>
                      <tr><td>(t)op</td> </tr>
                  </table></td> </tr>
    </table>"""

_FILE = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
          "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">

<html>

<head>
    <meta http-equiv="Content-Type"
          content="text/html; charset=%(charset)s" />
    <title></title>
    <style type="text/css">%(styles)s
    </style>
</head>

<body>
    %(table)s%(legend)s
</body>

</html>"""

_TABLE = """
    <table class="diff" id="difflib_chg_%(prefix)s_top"
           cellspacing="0" cellpadding="0" rules="groups" >
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        %(head)s
        <tbody>
%(rows)s        </tbody>
    </table>"""

_SEPARATOR = "        </tbody>        \n        <tbody>\n"


class _Side:
    """What a row shows of one text: a number, or what stands for it, and pieces of the line, each with its mark or none."""

    def __init__(self, number, pieces):
        self.number, self.pieces = number, pieces


def _absent():
    return _Side("", [("", "\n")])


def _marked(text, hint):
    """The pieces of a line that a line of hints tells apart."""
    pieces, done = [], 0
    for run in re.finditer(r"\++|-+|\^+", hint or ""):
        start, end = run.span()
        pieces += [("", text[done:start]), (run[0][0], text[start:end])]
        done = end
    return pieces + [("", text[done:])]


def _rows(older, newer, linejunk, charjunk):
    """All rows: the two sides, and whether they differ."""
    entries = [(line[:1], line[2:]) for line in ndiff(older, newer, linejunk, charjunk)]
    entries.append(("", ""))
    numbers = {"-": 0, "+": 0}
    removed, added = [], []

    def side(sign, pieces):
        numbers[sign] += 1
        return _Side(numbers[sign], pieces)

    at = 0
    while at < len(entries):
        sign, text = entries[at]
        at += 1
        hint = None
        if sign == "-":
            ahead = at
            if entries[ahead][0] == "?":
                hint = entries[ahead][1]
                ahead += 1
            if entries[ahead][0] == "+":
                newer_text, newer_hint = entries[ahead][1], None
                if entries[ahead + 1][0] == "?":
                    newer_hint = entries[ahead + 1][1]
                    ahead += 1
                if hint is not None or newer_hint is not None:
                    yield from _beside(removed, added)
                    yield side("-", _marked(text, hint)), side("+", _marked(newer_text, newer_hint)), True
                    at = ahead + 1
                    continue
            removed.append(side("-", [("-", text or " ")]))
        elif sign == "+":
            added.append(side("+", [("+", text or " ")]))
        else:
            yield from _beside(removed, added)
            if sign:
                yield side("-", [("", text)]), side("+", [("", text)]), False


def _beside(removed, added):
    """Rows of the lines that have been removed and added at one place."""
    for i in range(max(len(removed), len(added))):
        yield removed[i] if i < len(removed) else _absent(), added[i] if i < len(added) else _absent(), True
    removed.clear()
    added.clear()


def _near_changes(rows, count):
    """The rows with changes and so many around them; None where some were left out."""
    rows = list(rows)
    changes = [i for i, row in enumerate(rows) if row[2]]
    shown = sorted({j for i in changes for j in range(max(i - count, 0), min(i + count + 1, len(rows)))})
    for before, i in zip([-1, *shown], shown):
        if i != before + 1:
            yield None
        yield rows[i]


class HtmlDiff:
    """Makes tables that show two texts side by side, with the changes marked."""

    _default_prefix = 0

    def __init__(self, tabsize=8, wrapcolumn=None, linejunk=None, charjunk=IS_CHARACTER_JUNK):
        self._tabsize, self._wrapcolumn = tabsize, wrapcolumn
        self._linejunk, self._charjunk = linejunk, charjunk

    def make_file(self, fromlines, tolines, fromdesc="", todesc="", context=False, numlines=5, *, charset="utf-8"):
        """A document with a table of the differences of two lists of lines."""
        table = self.make_table(fromlines, tolines, fromdesc, todesc, context=context, numlines=numlines)
        text = _FILE % dict(styles=_STYLES, legend=_LEGEND, table=table, charset=charset)
        return text.encode(charset, "xmlcharrefreplace").decode(charset)

    def make_table(self, fromlines, tolines, fromdesc="", todesc="", context=False, numlines=5):
        """The table alone. With `context` it shows only the changes, and `numlines` lines around each."""
        prefixes = [f"{side}{HtmlDiff._default_prefix}_" for side in ("from", "to")]
        HtmlDiff._default_prefix += 1
        rows = _rows(self._untabbed(fromlines), self._untabbed(tolines), self._linejunk, self._charjunk)
        if context:
            rows = _near_changes(rows, numlines or 0)
        rows = list(self._wrapped(rows) if self._wrapcolumn else rows)
        if rows:
            cells = [row and [_cell(side, prefix) for side, prefix in zip(row, prefixes)] for row in rows]
        else:
            rows = [(None, None, False)]
            nothing = "<td></td><td>&nbsp;No Differences Found&nbsp;</td>" if context else "<td></td><td>&nbsp;Empty File&nbsp;</td>"
            cells = [[nothing, nothing]]
        ids, links = _navigation(rows, numlines, prefixes[1])
        text = "".join(
            _SEPARATOR if i and cell is None else "" if cell is None else
            f'            <tr><td class="diff_next"{ids[i]}>{links[i]}</td>{cell[0]}<td class="diff_next">{links[i]}</td>{cell[1]}</tr>\n'
            for i, cell in enumerate(cells))
        head = ""
        if fromdesc or todesc:
            titles = "".join('<th class="diff_next"><br /></th>' f'<th colspan="2" class="diff_header">{title}</th>'
                             for title in (fromdesc, todesc))
            head = f"<thead><tr>{titles}</tr></thead>"
        return _TABLE % dict(prefix=prefixes[1], head=head, rows=text)

    def _untabbed(self, lines):
        """Lines in which each blank that a tab stands for is a tab."""
        size, result = self._tabsize, []
        for line in lines:
            text = ""
            for i, part in enumerate(line.split("\t")):
                if i and size > 0:
                    text += "\t" * (size - len(text) % size)
                text += part
            result.append(text.rstrip("\n"))
        return result

    def _wrapped(self, rows):
        for row in rows:
            if row is None:
                yield row
                continue
            older, newer = [list(self._split(side)) for side in row[:2]]
            for i in range(max(len(older), len(newer))):
                sides = [lines[i] if i < len(lines) else _Side("", [("", " ")]) for lines in (older, newer)]
                yield *sides, row[2]

    def _split(self, side):
        """The lines that a line is broken into."""
        number, pieces, most = side.number, side.pieces, self._wrapcolumn
        while number and sum(len(text) for _, text in pieces) > most:
            room, i = most, 0
            while len(pieces[i][1]) < room:
                room -= len(pieces[i][1])
                i += 1
            mark, text = pieces[i]
            yield _Side(number, pieces[:i] + [(mark, text[:room])])
            number, pieces = ">", [(mark, text[room:]), *pieces[i + 1:]]
        yield _Side(number, pieces)


def _cell(side, prefix):
    id = f' id="{prefix}{side.number}"' if isinstance(side.number, int) else ""
    text = ""
    for mark, piece in side.pieces:
        piece = piece.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;").replace(" ", "&nbsp;")
        if mark:
            piece = f'<span class="{_CLASSES[mark]}">{piece}</span>'
        text += piece
    text = text.rstrip().replace("\t", "&nbsp;")
    return f'<td class="diff_header"{id}>{side.number}</td><td nowrap="nowrap">{text}</td>'


def _navigation(rows, distance, prefix):
    """Of each row what makes it the target of a link, and the link that it shows."""
    starts = [i for i, row in enumerate(rows) if row and row[2] and not (i and rows[i - 1] and rows[i - 1][2])]
    ids, links = [""] * len(rows), [""] * len(rows)
    if not (rows[0] and rows[0][2]):
        links[0] = f'<a href="#difflib_chg_{prefix}_0">f</a>'
    for number, start in enumerate(starts):
        ids[max(start - distance, 0)] = f' id="difflib_chg_{prefix}_{number}"'
        if number + 1 < len(starts):
            links[start] = f'<a href="#difflib_chg_{prefix}_{number + 1}">n</a>'
    links[starts[-1] if starts else 0] = f'<a href="#difflib_chg_{prefix}_top">t</a>'
    return ids, links


HtmlDiff.__module__ = "difflib"
