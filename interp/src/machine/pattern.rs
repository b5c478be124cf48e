//! What the patterns of `match` ask of their subjects: natively where no guest code has a say, else by the prelude.

use super::Thread;
use super::attr::Attr;
use super::frame::Action;
use super::native::NativeResult;
use crate::code::instr::{Out, PatternKind};
use crate::heap::{ClassId, Kind, Ref};
use crate::modules::builtins::object::instance_of;
use crate::objects::class::{Class, class_flags, ids};
use crate::objects::compare::{Equal, equal_keys};
use crate::objects::dict::Dict;
use crate::objects::hash::hash_simple;
use crate::objects::list::Tuple;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::value::Value;

/// Patterns that ask for more are the prelude's.
const MOST: usize = 8;
/// A class pattern's only positional pattern is matched with the subject itself where that is one of these.
const WHOLE: [ClassId; 11] = [
    ids::BOOL,
    ids::BYTEARRAY,
    ids::BYTES,
    ids::DICT,
    ids::FLOAT,
    ids::FROZENSET,
    ids::INT,
    ids::LIST,
    ids::SET,
    ids::STR,
    ids::TUPLE,
];

impl Thread {
    /// `r[dst] <- is it a sequence, a mapping` for `match`
    pub(super) fn match_kind(&mut self, kind: PatternKind, dst: Out, subject: Value) -> NativeResult<()> {
        let known = match (kind, self.plain(subject).kind()) {
            (PatternKind::Sequence, Some(Kind::List | Kind::Tuple | Kind::Range)) => Some(true),
            (PatternKind::Mapping, Some(Kind::Dict)) => Some(true),
            (_, Some(Kind::Instance)) if !self.class_of(subject).mro().any(|class| class.has(class_flags::VIRTUAL)) => {
                Some(false)
            }
            (_, Some(Kind::Instance | Kind::Native)) => None,
            _ => Some(false),
        };
        // With several bases the first that is only one of the two says what it is.
        let known = known.filter(|_| self.class_of(subject).mro().all(|class| class.bases().nth(1).is_none()));
        match known {
            Some(truth) => {
                self.set_local(dst.0, Value::bool(truth));
                Ok(())
            }
            None => {
                let mapping = Value::bool(kind == PatternKind::Mapping);
                self.call_prelude("match_kind", &[subject, mapping], Action::Store(dst.0))
            }
        }
    }

    /// `r[dst] <- the values of the keys, or None where one is missing`
    pub(super) fn match_keys(&mut self, dst: Out, subject: Value, keys: Value) -> NativeResult<()> {
        match self.values_of_keys(subject, keys) {
            Some(found) => self.take_matched(dst, found),
            None => self.call_prelude("match_keys", &[subject, keys], Action::Store(dst.0)),
        }
    }

    /// `r[dst] <- the attributes that a class pattern takes from its subject, or None`
    pub(super) fn match_class(&mut self, dst: Out, [class, subject, names]: [Value; 3], count: u16) -> NativeResult<()> {
        match self.attributes_matched(class, subject, usize::from(count), names)? {
            Some(found) => self.take_matched(dst, found),
            None => {
                let args = [class, subject, Value::small(i32::from(count)), names];
                self.call_prelude("match_class", &args, Action::Store(dst.0))
            }
        }
    }

    fn take_matched(&mut self, dst: Out, found: Option<Matched>) -> NativeResult<()> {
        let answer = match found {
            Some(found) => self.tuple(&found.values[..found.count])?,
            None => Value::NONE,
        };
        self.set_local(dst.0, answer);
        Ok(())
    }

    /// `None` where the prelude has to ask.
    fn values_of_keys(&mut self, subject: Value, keys: Value) -> Option<Option<Matched>> {
        let dict: Ref<Dict> = subject.cast().filter(|dict: &Ref<Dict>| dict.header.class() == ids::DICT)?;
        let keys: Ref<Tuple> = keys.cast()?;
        let keys = keys.items();
        let mut found = Matched::NOTHING;
        for (i, &key) in keys.iter().enumerate() {
            let is_new = keys[..i].iter().all(|&other| equal_keys(self, other, key) == Equal::No);
            let hash = hash_simple(self, key).filter(|_| is_new && found.has_room())?;
            match dict.get(self, hash, key).ok()? {
                Some(v) => found.push(v),
                None => return Some(None),
            }
        }
        Some(Some(found))
    }

    fn attributes_matched(
        &mut self,
        class: Value,
        subject: Value,
        count: usize,
        names: Value,
    ) -> NativeResult<Option<Option<Matched>>> {
        let mut found = Matched::NOTHING;
        let Some(is_instance) = instance_of(self, subject, class) else { return Ok(None) };
        let (Some(of), Some(named)) = (class.cast::<Class>(), names.cast::<Tuple>()) else { return Ok(None) };
        if !is_instance {
            return Ok(Some(None));
        }
        let mut names: [Option<Ref<Str>>; MOST] = [None; MOST];
        let mut asked = 0;
        if count > 0 {
            if of.header.class() != ids::TYPE {
                return Ok(None);
            }
            let match_args = self.intern("__match_args__");
            match self.lookup(of, match_args) {
                Some(v) if v.kind() == Some(Kind::Tuple) && v.header().is_some_and(|h| h.class() == ids::TUPLE) => {
                    let args: Ref<Tuple> = v.cast().expect("gilbox bug: kind and cast agree");
                    let Some(args) = args.items().get(..count) else { return Ok(None) };
                    for &name in args {
                        let (Some(name), true) = (name.cast::<Str>(), asked < MOST) else { return Ok(None) };
                        names[asked] = Some(self.intern_str(name));
                        asked += 1;
                    }
                }
                None if count == 1 && WHOLE.iter().any(|&kind| of.is_subclass_of(kind)) => found.push(subject),
                _ => return Ok(None),
            }
        }
        for &name in named.items() {
            let (Some(name), true) = (name.cast::<Str>(), asked < MOST) else { return Ok(None) };
            names[asked] = Some(self.intern_str(name));
            asked += 1;
        }
        for (i, name) in names[..asked].iter().flatten().enumerate() {
            if names[..i].contains(&Some(*name)) || !found.has_room() {
                return Ok(None);
            }
            match self.find_attr(subject, *name)?.0 {
                Attr::Value(v) => found.push(v),
                Attr::Missing
                    if self.class_of(subject).special(Special::GetAttr).is_unbound()
                        && subject.kind() == Some(Kind::Instance) =>
                {
                    return Ok(Some(None));
                }
                _ => return Ok(None),
            }
        }
        Ok(Some(Some(found)))
    }
}

/// What a pattern has found so far.
struct Matched {
    values: [Value; MOST],
    count: usize,
}

impl Matched {
    const NOTHING: Matched = Matched { values: [Value::NONE; MOST], count: 0 };

    fn has_room(&self) -> bool {
        self.count < MOST
    }

    fn push(&mut self, v: Value) {
        self.values[self.count] = v;
        self.count += 1;
    }
}
