//! A pattern's text as a tree, with Python's messages for what is wrong, each with its position.

use std::collections::HashMap;

use super::flags;
use super::tokens::{Token, Tokens, escaped, is_char, is_digit, is_octal, message, number, octal, repr, text};
use super::tree::{BadPattern, Category, Greed, Item, MAX_REPEAT, Node, Parsed, Place, Result, Sequence, Width, width};
use crate::text::{Chars, Text, unicode};

/// So many groups a pattern may have.
const MAX_GROUPS: u32 = i32::MAX as u32;

struct Parser<'a> {
    tokens: Tokens<'a>,
    flags: u32,
    names: Vec<(Vec<u32>, u32)>,
    by_name: HashMap<Vec<u32>, u32>,
    /// Of each group, once it is closed.
    widths: Vec<Option<Width>>,
    /// Within a lookbehind: how many groups there were before it.
    groups_before_look: Option<usize>,
    /// Groups that conditions ask for, and where.
    conditions: Vec<(u32, usize)>,
    warnings: Vec<String>,
    depth: usize,
}

/// So deep may groups nest.
const MAX_DEPTH: usize = 500;

pub(super) fn parse(pattern: &[u32], is_bytes: bool, given: u32) -> Result<Parsed> {
    let mut p = Parser {
        tokens: Tokens::new(pattern, is_bytes)?,
        flags: given,
        names: Vec::new(),
        by_name: HashMap::new(),
        widths: vec![None],
        groups_before_look: None,
        conditions: Vec::new(),
        warnings: Vec::new(),
        depth: 0,
    };
    let tree = p.alternatives(given & flags::VERBOSE != 0, true)?;
    p.flags = fix_flags(p.flags, is_bytes)?;
    if p.tokens.next.is_some() {
        return p.tokens.error("unbalanced parenthesis", 0);
    }
    for &(group, position) in &p.conditions {
        if group as usize >= p.widths.len() {
            return Err(BadPattern::Pattern {
                message: message(&[&"invalid group reference ", &group]),
                position: Some(position),
            });
        }
    }
    Ok(Parsed {
        tree,
        flags: p.flags,
        is_bytes,
        groups: p.widths.len() as u32 - 1,
        names: p.names,
        widths: p.widths,
        warnings: p.warnings,
    })
}

fn fix_flags(given: u32, is_bytes: bool) -> Result<u32> {
    let has = |f: u32| given & f != 0;
    if is_bytes {
        if has(flags::UNICODE) {
            return Err(BadPattern::Value("cannot use UNICODE flag with a bytes pattern"));
        }
        if has(flags::LOCALE) && has(flags::ASCII) {
            return Err(BadPattern::Value("ASCII and LOCALE flags are incompatible"));
        }
        return Ok(given);
    }
    if has(flags::LOCALE) {
        return Err(BadPattern::Value("cannot use LOCALE flag with a str pattern"));
    }
    if !has(flags::ASCII) {
        return Ok(given | flags::UNICODE);
    }
    if has(flags::UNICODE) {
        return Err(BadPattern::Value("ASCII and UNICODE flags are incompatible"));
    }
    Ok(given)
}

fn flag_of(token: Token) -> Option<u32> {
    let Token::Char(c) = token else { return None };
    Some(match char::from_u32(c)? {
        'i' => flags::IGNORECASE,
        'L' => flags::LOCALE,
        'm' => flags::MULTILINE,
        's' => flags::DOTALL,
        'x' => flags::VERBOSE,
        'a' => flags::ASCII,
        'u' => flags::UNICODE,
        _ => return None,
    })
}

impl Parser<'_> {
    fn alternatives(&mut self, mut verbose: bool, outermost: bool) -> Result<Sequence> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.tokens.error("too deeply nested", 0);
        }
        let mut branches = Vec::new();
        loop {
            let first = outermost && branches.is_empty();
            branches.push(self.sequence(verbose, first)?);
            if !self.tokens.take('|')? {
                break;
            }
            if outermost {
                verbose = self.flags & flags::VERBOSE != 0;
            }
        }
        self.depth -= 1;
        if branches.len() == 1 {
            return Ok(branches.pop().unwrap_or_default());
        }
        // Alternatives of one character each are a set.
        let mut all = Vec::new();
        for branch in &branches {
            match branch.as_slice() {
                [Node::Char(c)] => all.push(Item::Char(*c)),
                [Node::Set { negated: false, items }] => all.extend_from_slice(items),
                _ => return Ok(vec![Node::Branch(branches)]),
            }
        }
        Ok(vec![Node::Set { negated: false, items: all }])
    }

    fn sequence(&mut self, mut verbose: bool, first: bool) -> Result<Sequence> {
        let mut out: Sequence = Vec::new();
        while let Some(this) = self.tokens.next {
            if this.is('|') || this.is(')') {
                break;
            }
            self.tokens.advance()?;
            let c = match this {
                Token::Escape(c) => {
                    out.push(self.escape(c)?);
                    continue;
                }
                Token::Char(c) => char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER),
            };
            if verbose {
                if matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c') {
                    continue;
                }
                if c == '#' {
                    while self.tokens.get()?.is_some_and(|t| !t.is('\n')) {}
                    continue;
                }
            }
            match c {
                '[' => out.push(self.set()?),
                '?' | '*' | '+' | '{' => self.repeat(c, &mut out)?,
                '.' => out.push(Node::Any),
                '^' => out.push(Node::At(Place::Beginning)),
                '$' => out.push(Node::At(Place::End)),
                '(' => {
                    if let Some(node) = self.group(&mut verbose, first && out.is_empty())? {
                        out.push(node);
                    }
                }
                _ => {
                    let Token::Char(point) = this else { continue };
                    out.push(Node::Char(point));
                }
            }
        }
        // Groups that neither capture nor set flags are only brackets.
        if out.iter().any(is_bracket) {
            let mut flat = Vec::with_capacity(out.len());
            for node in out {
                match node {
                    Node::Group { group: None, add: 0, remove: 0, body } => flat.extend(body),
                    node => flat.push(node),
                }
            }
            return Ok(flat);
        }
        Ok(out)
    }

    /// An escape outside of sets.
    fn escape(&mut self, c: u32) -> Result<Node> {
        let category = |category, negated| Node::Set { negated: false, items: vec![Item::Category { category, negated }] };
        match char::from_u32(c) {
            Some('A') => return Ok(Node::At(Place::StringBeginning)),
            Some('Z') => return Ok(Node::At(Place::StringEnd)),
            Some('b') => return Ok(Node::At(Place::Boundary)),
            Some('B') => return Ok(Node::At(Place::NoBoundary)),
            _ => {}
        }
        if let Some((kind, negated)) = category_of(c) {
            return Ok(category(kind, negated));
        }
        if let Some(c) = escaped(c) {
            return Ok(Node::Char(c));
        }
        if let Some(c) = self.tokens.character_escape(c)? {
            return Ok(Node::Char(c));
        }
        let mut digits = vec![c];
        if c == u32::from(b'0') {
            self.tokens.take_while(2, &mut digits, is_octal)?;
            return Ok(Node::Char(octal(&digits)));
        }
        if is_digit(c) {
            self.tokens.take_while(1, &mut digits, is_digit)?;
            if digits.len() == 2
                && digits.iter().all(|&c| is_octal(c))
                && let Some(third) = self.tokens.take_if(is_octal)?
            {
                digits.push(third);
                return self.octal_escape(&digits).map(Node::Char);
            }
            let group = number(&digits) as usize;
            if group >= self.widths.len() {
                return self.tokens.error(message(&[&"invalid group reference ", &(group as u32)]), digits.len());
            }
            return self.backref(group as u32, digits.len() + 1);
        }
        self.plain_escape(c).map(Node::Char)
    }

    fn octal_escape(&self, digits: &[u32]) -> Result<u32> {
        let value = octal(digits);
        if value > 0o377 {
            let text = message(&[&"octal escape value \\", &text(digits), &" outside of range 0-0o377"]);
            return self.tokens.error(text, digits.len() + 1);
        }
        Ok(value)
    }

    /// An escape that stands for the character itself, unless it is a letter.
    fn plain_escape(&self, c: u32) -> Result<u32> {
        if is_char(c, |c| c.is_ascii_alphanumeric()) {
            return self.tokens.error(message(&[&"bad escape \\", &text(&[c])]), 2);
        }
        Ok(c)
    }

    fn backref(&mut self, group: u32, offset: usize) -> Result<Node> {
        if self.widths[group as usize].is_none() {
            return self.tokens.error("cannot refer to an open group", offset);
        }
        self.check_look(group)?;
        Ok(Node::Backref(group))
    }

    /// Within a lookbehind only groups from before it can be referred to.
    fn check_look(&self, group: u32) -> Result<()> {
        let Some(before) = self.groups_before_look else { return Ok(()) };
        if self.widths.get(group as usize).copied().flatten().is_none() {
            return self.tokens.error("cannot refer to an open group", 0);
        }
        if group as usize >= before {
            return self.tokens.error("cannot refer to group defined in the same lookbehind subpattern", 0);
        }
        Ok(())
    }

    /// An escape in a set.
    fn class_escape(&mut self, c: u32) -> Result<Item> {
        if let Some(c) = escaped(c) {
            return Ok(Item::Char(c));
        }
        if let Some((category, negated)) = category_of(c) {
            return Ok(Item::Category { category, negated });
        }
        if let Some(c) = self.tokens.character_escape(c)? {
            return Ok(Item::Char(c));
        }
        if is_octal(c) {
            let mut digits = vec![c];
            self.tokens.take_while(2, &mut digits, is_octal)?;
            return self.octal_escape(&digits).map(Item::Char);
        }
        self.plain_escape(c).map(Item::Char)
    }

    /// A set; the bracket has been taken.
    fn set(&mut self) -> Result<Node> {
        let here = self.tokens.tell() - 1;
        if self.tokens.next.is_some_and(|t| t.is('[')) {
            self.warnings.push(format!("Possible nested set at position {}", self.tokens.tell()));
        }
        let negated = self.tokens.take('^')?;
        let mut items: Vec<Item> = Vec::new();
        loop {
            let Some(this) = self.tokens.get()? else {
                return self.tokens.error("unterminated character set", self.tokens.tell() - here);
            };
            if this.is(']') && !items.is_empty() {
                break;
            }
            let low = match this {
                Token::Escape(c) => self.class_escape(c)?,
                Token::Char(c) => {
                    let operation = [('-', "difference"), ('&', "intersection"), ('~', "symmetric difference"), ('|', "union")];
                    if !items.is_empty()
                        && self.tokens.next == Some(this)
                        && let Some((_, name)) = operation.iter().find(|(sign, _)| *sign as u32 == c)
                    {
                        self.warnings.push(format!("Possible set {name} at position {}", self.tokens.tell() - 1));
                    }
                    Item::Char(c)
                }
            };
            if !self.tokens.take('-')? {
                items.push(low);
                continue;
            }
            let Some(that) = self.tokens.get()? else {
                return self.tokens.error("unterminated character set", self.tokens.tell() - here);
            };
            if that.is(']') {
                items.extend([low, Item::Char(u32::from(b'-'))]);
                break;
            }
            let high = match that {
                Token::Escape(c) => self.class_escape(c)?,
                Token::Char(c) => {
                    if that.is('-') {
                        self.warnings.push(format!("Possible set difference at position {}", self.tokens.tell() - 2));
                    }
                    Item::Char(c)
                }
            };
            match (low, high) {
                (Item::Char(low), Item::Char(high)) if low <= high => items.push(Item::Range(low, high)),
                _ => {
                    let mut text = Text::from("bad character range ");
                    this.push_to(&mut text);
                    text.push(u32::from(b'-'));
                    that.push_to(&mut text);
                    return self.tokens.error(text, this.len() + 1 + that.len());
                }
            }
        }
        match items.as_slice() {
            [Item::Char(c)] if !negated => Ok(Node::Char(*c)),
            _ => Ok(Node::Set { negated, items }),
        }
    }

    /// A quantifier, which is applied to the last of what has been read.
    fn repeat(&mut self, sign: char, out: &mut Sequence) -> Result<()> {
        let here = self.tokens.tell();
        let (min, max) = match sign {
            '?' => (0, 1),
            '*' => (0, MAX_REPEAT),
            '+' => (1, MAX_REPEAT),
            _ => {
                if self.tokens.next.is_some_and(|t| t.is('}')) {
                    out.push(Node::Char(sign as u32));
                    return Ok(());
                }
                let (mut low, mut high) = (Vec::new(), Vec::new());
                self.tokens.take_while(usize::MAX, &mut low, is_digit)?;
                if self.tokens.take(',')? {
                    self.tokens.take_while(usize::MAX, &mut high, is_digit)?;
                } else {
                    high.clone_from(&low);
                }
                if !self.tokens.take('}')? {
                    out.push(Node::Char(sign as u32));
                    return self.tokens.seek(here);
                }
                let bound = |digits: &[u32], default: u32| match number(digits) {
                    _ if digits.is_empty() => Ok(default),
                    n if n < u64::from(MAX_REPEAT) => Ok(n as u32),
                    _ => Err(BadPattern::Overflow),
                };
                let (min, max) = (bound(&low, 0)?, bound(&high, MAX_REPEAT)?);
                if max < min {
                    return self.tokens.error("min repeat greater than max repeat", self.tokens.tell() - here);
                }
                (min, max)
            }
        };
        let offset = self.tokens.tell() - here + 1;
        match out.last() {
            None | Some(Node::At(_)) => return self.tokens.error("nothing to repeat", offset),
            Some(Node::Repeat { .. }) => return self.tokens.error("multiple repeat", offset),
            Some(_) => {}
        }
        let body = match out.pop() {
            Some(Node::Group { group: None, add: 0, remove: 0, body }) => body,
            Some(node) => vec![node],
            None => Vec::new(),
        };
        let greed = if self.tokens.take('?')? {
            Greed::Lazy
        } else if self.tokens.take('+')? {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        out.push(Node::Repeat { min, max, greed, body });
        Ok(())
    }

    fn close(&mut self, start: usize) -> Result<()> {
        if self.tokens.take(')')? {
            return Ok(());
        }
        self.tokens.error("missing ), unterminated subpattern", self.tokens.tell() - start)
    }

    fn unexpected_end<T>(&self) -> Result<T> {
        self.tokens.error("unexpected end of pattern", 0)
    }

    /// What begins with a parenthesis, which has been taken. None for comments and global flags.
    fn group(&mut self, verbose: &mut bool, at_start: bool) -> Result<Option<Node>> {
        let start = self.tokens.tell() - 1;
        let (mut add, mut remove) = (0, 0);
        let mut capture = true;
        let mut name = None;
        if self.tokens.take('?')? {
            let Some(token) = self.tokens.get()? else { return self.unexpected_end() };
            let c = match token {
                Token::Char(c) => char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER),
                Token::Escape(_) => '\\',
            };
            match c {
                'P' => {
                    if self.tokens.take('<')? {
                        let given = self.tokens.until('>', "group name")?;
                        self.tokens.check_name(&given, 1)?;
                        name = Some(given);
                    } else if self.tokens.take('=')? {
                        return self.named_backref().map(Some);
                    } else {
                        let Some(token) = self.tokens.get()? else { return self.unexpected_end() };
                        let mut text = Text::from("unknown extension ?P");
                        token.push_to(&mut text);
                        return self.tokens.error(text, token.len() + 2);
                    }
                }
                ':' => capture = false,
                '#' => loop {
                    if self.tokens.next.is_none() {
                        return self.tokens.error("missing ), unterminated comment", self.tokens.tell() - start);
                    }
                    if self.tokens.get()?.is_some_and(|t| t.is(')')) {
                        return Ok(None);
                    }
                },
                '=' | '!' | '<' => return self.look(c, *verbose, start).map(Some),
                '(' => return self.conditional(*verbose, start).map(Some),
                '>' => {
                    let body = self.alternatives(*verbose, false)?;
                    self.close(start)?;
                    return Ok(Some(Node::Atomic(body)));
                }
                _ if c == '-' || flag_of(token).is_some() => {
                    let Some((added, removed)) = self.inline_flags(token)? else {
                        if !at_start {
                            let offset = self.tokens.tell() - start;
                            return self.tokens.error("global flags not at the start of the expression", offset);
                        }
                        *verbose = self.flags & flags::VERBOSE != 0;
                        return Ok(None);
                    };
                    (add, remove) = (added, removed);
                    capture = false;
                }
                _ => {
                    let mut text = Text::from("unknown extension ?");
                    token.push_to(&mut text);
                    return self.tokens.error(text, token.len() + 1);
                }
            }
        }
        let group = if capture { Some(self.open(name)?) } else { None };
        let verbose = (*verbose || add & flags::VERBOSE != 0) && remove & flags::VERBOSE == 0;
        let body = self.alternatives(verbose, false)?;
        self.close(start)?;
        if let Some(group) = group {
            self.widths[group as usize] = Some(width(&body, &self.widths));
        }
        Ok(Some(Node::Group { group, add, remove, body }))
    }

    /// Gives a group its number.
    fn open(&mut self, name: Option<Vec<u32>>) -> Result<u32> {
        let group = self.widths.len() as u32;
        self.widths.push(None);
        if group >= MAX_GROUPS {
            return self.tokens.error("too many groups", 0);
        }
        let Some(name) = name else { return Ok(group) };
        if let Some(&was) = self.by_name.get(&name) {
            let text = message(&[&"redefinition of group name ", &repr(&name), &" as group ", &group, &"; was group ", &was]);
            return self.tokens.error(text, name.len() + 1);
        }
        self.by_name.insert(name.clone(), group);
        self.names.push((name, group));
        Ok(group)
    }

    fn group_of_name(&self, name: &[u32]) -> Result<u32> {
        self.tokens.check_name(name, 1)?;
        match self.by_name.get(name) {
            Some(&group) => Ok(group),
            None => self.tokens.error(message(&[&"unknown group name ", &repr(name)]), name.len() + 1),
        }
    }

    fn named_backref(&mut self) -> Result<Node> {
        let name = self.tokens.until(')', "group name")?;
        let group = self.group_of_name(&name)?;
        self.backref(group, name.len() + 1)
    }

    fn look(&mut self, c: char, verbose: bool, start: usize) -> Result<Node> {
        let behind = c == '<';
        let mut sign = c;
        let before = self.groups_before_look;
        if behind {
            let Some(token) = self.tokens.get()? else { return self.unexpected_end() };
            if !token.is('=') && !token.is('!') {
                let mut text = Text::from("unknown extension ?<");
                token.push_to(&mut text);
                return self.tokens.error(text, token.len() + 2);
            }
            sign = if token.is('=') { '=' } else { '!' };
            if before.is_none() {
                self.groups_before_look = Some(self.widths.len());
            }
        }
        let body = self.alternatives(verbose, false)?;
        self.groups_before_look = before;
        self.close(start)?;
        if sign == '!' && body.is_empty() {
            return Ok(Node::Fail);
        }
        Ok(Node::Look { behind, negated: sign == '!', body })
    }

    fn conditional(&mut self, verbose: bool, start: usize) -> Result<Node> {
        let name = self.tokens.until(')', "group name")?;
        let group = if name.iter().all(|&c| is_digit(c)) {
            let group = number(&name);
            if group == 0 {
                return self.tokens.error("bad group number", name.len() + 1);
            }
            if group >= u64::from(MAX_GROUPS) {
                return self.tokens.error(message(&[&"invalid group reference ", &text(&name)]), name.len() + 1);
            }
            let group = group as u32;
            if self.conditions.iter().all(|&(known, _)| known != group) {
                self.conditions.push((group, self.tokens.tell() - name.len() - 1));
            }
            group
        } else {
            self.group_of_name(&name)?
        };
        self.check_look(group)?;
        let yes = self.sequence(verbose, false)?;
        let mut no = None;
        if self.tokens.take('|')? {
            no = Some(self.sequence(verbose, false)?);
            if self.tokens.next.is_some_and(|t| t.is('|')) {
                return self.tokens.error("conditional backref with more than two branches", 0);
            }
        }
        self.close(start)?;
        Ok(Node::Conditional { group, yes, no })
    }

    /// Inline flags from their first one on: None where they hold for the whole pattern, else what is switched on and off.
    fn inline_flags(&mut self, first: Token) -> Result<Option<(u32, u32)>> {
        let bad = |tokens: &Tokens, token: Token, missing: &str| {
            let Token::Char(c) = token else { return tokens.error(missing, token.len()) };
            let unknown = unicode::is_alpha(Chars::Wide(&[c]));
            tokens.error(if unknown { "unknown flag" } else { missing }, 1)
        };
        let (mut add, mut remove) = (0, 0);
        let mut token = first;
        if !token.is('-') {
            loop {
                let flag = flag_of(token).unwrap_or(0);
                if flag == flags::LOCALE && !self.tokens.is_bytes {
                    return self.tokens.error("bad inline flags: cannot use 'L' flag with a str pattern", 0);
                }
                if flag == flags::UNICODE && self.tokens.is_bytes {
                    return self.tokens.error("bad inline flags: cannot use 'u' flag with a bytes pattern", 0);
                }
                add |= flag;
                if flag & flags::TYPE != 0 && add & flags::TYPE != flag {
                    return self.tokens.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible", 0);
                }
                match self.tokens.get()? {
                    None => return self.tokens.error("missing -, : or )", 0),
                    Some(t) => token = t,
                }
                if token.is(')') || token.is('-') || token.is(':') {
                    break;
                }
                if flag_of(token).is_none() {
                    return bad(&self.tokens, token, "missing -, : or )");
                }
            }
        }
        if token.is(')') {
            self.flags |= add;
            return Ok(None);
        }
        if token.is('-') {
            match self.tokens.get()? {
                None => return self.tokens.error("missing flag", 0),
                Some(t) => token = t,
            }
            if flag_of(token).is_none() {
                return bad(&self.tokens, token, "missing flag");
            }
            loop {
                let flag = flag_of(token).unwrap_or(0);
                if flag & flags::TYPE != 0 {
                    return self.tokens.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", 0);
                }
                remove |= flag;
                match self.tokens.get()? {
                    None => return self.tokens.error("missing :", 0),
                    Some(t) => token = t,
                }
                if token.is(':') {
                    break;
                }
                if flag_of(token).is_none() {
                    return bad(&self.tokens, token, "missing :");
                }
            }
        }
        if add & remove != 0 {
            return self.tokens.error("bad inline flags: flag turned on and off", 1);
        }
        Ok(Some((add, remove)))
    }
}

fn is_bracket(node: &Node) -> bool {
    matches!(node, Node::Group { group: None, add: 0, remove: 0, .. })
}

fn category_of(c: u32) -> Option<(Category, bool)> {
    Some(match char::from_u32(c)? {
        'd' => (Category::Digit, false),
        'D' => (Category::Digit, true),
        's' => (Category::Space, false),
        'S' => (Category::Space, true),
        'w' => (Category::Word, false),
        'W' => (Category::Word, true),
        _ => return None,
    })
}
