//! `unicodedata`: the natives; what a character is like is in the prelude's file of that name.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::machine::boot::ModuleDef;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, cost};
use crate::objects::methods::args;
use crate::objects::string::Str;
use crate::text::unicode;
use crate::value::Value;

pub(crate) const MODULE: ModuleDef = ModuleDef { name: "unicodedata", functions: FUNCTIONS, init: None };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "_name" "chr, /" name),
    native!(Static "lookup" "name, /" lookup),
    native!(Static "combining" "chr, /" combining),
    native!(Static "normalize" "form, unistr, /" normalize),
];

/// The only character of an argument, if it is one that Rust has.
fn character(t: &mut Thread, a: Args, function: &str) -> NativeResult<Option<char>> {
    match args::as_str(t, a[0]).filter(|text| text.len() == 1) {
        Some(text) => Ok(char::from_u32(text.chars().at(0))),
        None => {
            let number = if function == "name" { " 1" } else { "" };
            let got = args::type_name_or_none(t, a[0]);
            Err(t.type_error(format!("{function}() argument{number} must be a unicode character, not {got}")))
        }
    }
}

fn name(t: &mut Thread, a: Args) -> NativeResult {
    match character(t, a, "name")?.and_then(unicode::name) {
        Some(name) => Ok(t.str(&name.to_string())?),
        None => Ok(Value::NONE),
    }
}

fn lookup(t: &mut Thread, a: Args) -> NativeResult {
    let name = args::string(t, a, 0, "lookup() argument")?.to_utf8().into_owned();
    match unicode::named(&name) {
        Some(c) => Ok(Str::wide(t, &[c.into()])?.into()),
        None => {
            let message = t.str(&format!("undefined character name '{name}'"))?;
            Err(t.key_error(message))
        }
    }
}

fn combining(t: &mut Thread, a: Args) -> NativeResult {
    let known = character(t, a, "combining")?.filter(|&c| unicode::is_named_point(c.into()));
    let class = known.map_or(0, canonical_combining_class);
    Ok(Value::small(class.into()))
}

/// Each stretch of known characters by itself: lone surrogates and what a later version of Unicode has are left where they are.
fn normalize(t: &mut Thread, a: Args) -> NativeResult {
    let form = args::string(t, a, 0, "normalize() argument 1")?.to_utf8().into_owned();
    let text = args::string(t, a, 1, "normalize() argument 2")?;
    let normal = |stretch: &str, out: &mut Vec<u32>| match form.as_str() {
        "NFC" => out.extend(stretch.nfc().map(u32::from)),
        "NFD" => out.extend(stretch.nfd().map(u32::from)),
        "NFKC" => out.extend(stretch.nfkc().map(u32::from)),
        _ => out.extend(stretch.nfkd().map(u32::from)),
    };
    if !matches!(form.as_str(), "NFC" | "NFD" | "NFKC" | "NFKD") {
        return Err(t.value_error("invalid normalization form"));
    }
    if !text.is_wide() {
        return Ok(a[1]);
    }
    t.charge_each(text.len(), cost::WRITTEN_ITEM)?;
    let (mut out, mut stretch) = (Vec::new(), String::new());
    for point in text.chars().iter() {
        match char::from_u32(point).filter(|_| unicode::is_named_point(point)) {
            Some(c) => stretch.push(c),
            None => {
                normal(&stretch, &mut out);
                stretch.clear();
                out.push(point);
            }
        }
    }
    normal(&stretch, &mut out);
    Ok(Str::wide(t, &out)?.into())
}
