"""The kinds of tokens, and what operators are called."""

_WORDS = """
    ENDMARKER NAME NUMBER STRING NEWLINE INDENT DEDENT
    LPAR( RPAR) LSQB[ RSQB] COLON: COMMA, SEMI; PLUS+ MINUS- STAR* SLASH/ VBAR| AMPER& LESS< GREATER> EQUAL= DOT. PERCENT%
    LBRACE{ RBRACE} EQEQUAL== NOTEQUAL!= LESSEQUAL<= GREATEREQUAL>= TILDE~ CIRCUMFLEX^ LEFTSHIFT<< RIGHTSHIFT>> DOUBLESTAR**
    PLUSEQUAL+= MINEQUAL-= STAREQUAL*= SLASHEQUAL/= PERCENTEQUAL%= AMPEREQUAL&= VBAREQUAL|= CIRCUMFLEXEQUAL^=
    LEFTSHIFTEQUAL<<= RIGHTSHIFTEQUAL>>= DOUBLESTAREQUAL**= DOUBLESLASH// DOUBLESLASHEQUAL//= AT@ ATEQUAL@= RARROW->
    ELLIPSIS... COLONEQUAL:= EXCLAMATION!
    OP TYPE_IGNORE TYPE_COMMENT SOFT_KEYWORD FSTRING_START FSTRING_MIDDLE FSTRING_END COMMENT NL ERRORTOKEN ENCODING N_TOKENS
""".split()

__all__ = ["tok_name", "ISTERMINAL", "ISNONTERMINAL", "ISEOF"]
tok_name = {}
EXACT_TOKEN_TYPES = {}


def _define(number, word):
    name = word.rstrip("()[]{}:,;+-*/|&<>=.%!~^@")
    globals()[name] = number
    tok_name[number] = name
    __all__.append(name)
    if word != name:
        EXACT_TOKEN_TYPES[word[len(name):]] = number


for _number, _word in enumerate(_WORDS):
    _define(_number, _word)
_define(256, "NT_OFFSET")
EXACT_TOKEN_TYPES = dict(sorted(EXACT_TOKEN_TYPES.items()))
del _number, _word


def ISTERMINAL(x):
    """Is it the number of a token?"""
    return x < NT_OFFSET


def ISNONTERMINAL(x):
    """Is it the number of a rule of the grammar?"""
    return x >= NT_OFFSET


def ISEOF(x):
    """Is it the number of the last token?"""
    return x == ENDMARKER
