//! `_re`: patterns, matches and scanners; the functions of `re` are in the prelude's file of that name.
//!
//! `pattern` and `found` are the guest's objects. Whatever matches does so in a `Work`, which keeps what it has so far when its
//! fuel is spent, so that the machine comes to a safepoint however long a pattern takes; the prelude's `re_go_on` carries on.

mod found;
mod pattern;
mod subject;
mod work;

use crate::heap::Ref;
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::native::{NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::objects::dict::Dict;
use crate::text::Text;
use crate::text::regex::BadPattern;
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_re", functions: FUNCTIONS, init: Some(init) };

const FUNCTIONS: &[NativeDef] = &[native!(Static "compile" "pattern, flags, /" pattern::compile)];

fn init(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    for def in [&pattern::PATTERN, &found::MATCH, &work::SCANNER] {
        let class = t.native_class(def).into();
        let name = t.intern(def.name);
        dict.set_name(t, name, class)?;
    }
    Ok(())
}

/// What can't be made by calling its class.
fn no_instances(t: &mut Thread, class: &ClassDef) -> Trap {
    t.type_error(format!("cannot create '{}.{}' instances", class.module, class.name))
}

/// Raises what is wrong with a pattern or template.
fn bad_pattern(t: &mut Thread, e: BadPattern, pattern: Value) -> Trap {
    let (message, position): (Text, Option<usize>) = match e {
        BadPattern::Overflow => {
            return t.raise(crate::objects::class::ids::OVERFLOW_ERROR, "the repetition number is too large");
        }
        BadPattern::Value(message) => return t.value_error(message),
        BadPattern::Pattern { message, position } => (message, position),
    };
    let message = match t.text(&message) {
        Ok(message) => message,
        Err(e) => return e.into(),
    };
    let position = position.map_or(Value::NONE, |p| t.size(p));
    let pattern = if position.is_none() { Value::NONE } else { pattern };
    t.prelude("re_bad_pattern", &[message, pattern, position])
}
