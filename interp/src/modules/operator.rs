//! `_operator`: getters of items and attributes, and the operators as functions, as far as they need no guest code.

use crate::code::instr::CmpOp;
use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap};
use crate::objects::arith::{IntOp, Integer, int_binary};
use crate::objects::class::{Class, ids};
use crate::objects::compare::{Compared, order_native};
use crate::objects::dict::Dict;
use crate::objects::list::Tuple;
use crate::objects::native::{Native, Payload};
use crate::objects::ops::get_item_native;
use crate::objects::string::Str;
use crate::text::{Chars, search};
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_operator", functions: FUNCTIONS, init: Some(init_module) };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "add" "a, b, /" |t, a| arithmetic(t, a, IntOp::Add, "operate_add")),
    native!(Static "sub" "a, b, /" |t, a| arithmetic(t, a, IntOp::Sub, "operate_sub")),
    native!(Static "mul" "a, b, /" |t, a| arithmetic(t, a, IntOp::Mul, "operate_mul")),
    native!(Static "lt" "a, b, /" |t, a| comparison(t, a, CmpOp::Lt, "operate_lt")),
    native!(Static "le" "a, b, /" |t, a| comparison(t, a, CmpOp::Le, "operate_le")),
    native!(Static "eq" "a, b, /" |t, a| comparison(t, a, CmpOp::Eq, "operate_eq")),
    native!(Static "ne" "a, b, /" |t, a| comparison(t, a, CmpOp::Ne, "operate_ne")),
    native!(Static "gt" "a, b, /" |t, a| comparison(t, a, CmpOp::Gt, "operate_gt")),
    native!(Static "ge" "a, b, /" |t, a| comparison(t, a, CmpOp::Ge, "operate_ge")),
    native!(Static "getitem" "a, b, /" getitem),
];

static ITEMS: ClassDef = ClassDef {
    name: "_itemgetter",
    module: "operator",
    methods: &[
        native!(New "__new__" "cls, /, *items" |t, a| new(t, a, "itemgetter")),
        native!(Method "__call__" "self, obj, /" get_items),
        native!(Getter "_items" "self, /" |_, a| Ok(names(a).into())),
    ],
    subclassable: true,
};

static ATTRIBUTES: ClassDef = ClassDef {
    name: "_attrgetter",
    module: "operator",
    methods: &[
        native!(New "__new__" "cls, /, *attrs" new_attributes),
        native!(Method "__call__" "self, obj, /" get_attributes),
        native!(Getter "_attrs" "self, /" |_, a| Ok(names(a).into())),
    ],
    subclassable: true,
};

fn init_module(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    for def in [&ITEMS, &ATTRIBUTES] {
        let class = t.native_class(def);
        let name = t.intern(def.name);
        dict.set_name(t, name, class.into())?;
    }
    Ok(())
}

// ---- operators

fn arithmetic(t: &mut Thread, a: Args, op: IntOp, prelude: &'static str) -> NativeResult {
    let (x, y) = (a[0], a[1]);
    if x.both_int(y)
        && let (Some(x), Some(y)) = (Integer::of(t, x), Integer::of(t, y))
    {
        return int_binary(t, op, x, y);
    }
    Err(t.prelude(prelude, &[x, y]))
}

fn comparison(t: &mut Thread, a: Args, op: CmpOp, prelude: &'static str) -> NativeResult {
    let plain = |v: Value| v.header().is_none_or(|h| h.class() <= t.interp().last_builtin_class());
    if plain(a[0])
        && plain(a[1])
        && let Compared::Known(truth) = order_native(t, a[0], a[1], op)
    {
        return Ok(Value::bool(truth));
    }
    Err(t.prelude(prelude, &[a[0], a[1]]))
}

fn getitem(t: &mut Thread, a: Args) -> NativeResult {
    match get_item_native(t, a[0], a[1])? {
        Some(item) => Ok(item),
        None => Err(t.prelude("operate_getitem", &[a[0], a[1]])),
    }
}

// ---- getters

/// What a getter gets: a tuple of keys or names.
struct Getter(Ref<Tuple>);

impl Payload for Getter {
    fn trace(&self, marker: &mut Marker) {
        marker.object(self.0);
    }
}

fn names(a: Args) -> Ref<Tuple> {
    let getter: Option<&Getter> = a[0].cast().and_then(Native::payload_of);
    getter.expect("gilbox bug: the machine checks the receivers of natives").0
}

fn new(t: &mut Thread, a: Args, name: &str) -> NativeResult {
    let class: Ref<Class> = a[0].cast().expect("gilbox bug: __new__ gets a class");
    if a.len() < 2 {
        return Err(t.type_error(format!("{name} expected 1 argument, got 0")));
    }
    let wanted = Tuple::new(t, &a.slice()[1..])?;
    Ok(t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(Getter(wanted)))).into())
}

fn new_attributes(t: &mut Thread, a: Args) -> NativeResult {
    if !a.slice()[1..].iter().all(|&name| t.plain(name).cast::<Str>().is_some()) {
        return Err(t.type_error("attribute name must be a string"));
    }
    new(t, a, "attrgetter")
}

fn get_items(t: &mut Thread, a: Args) -> NativeResult {
    let keys = names(a);
    if let &[key] = keys.items() {
        return match get_item_native(t, a[1], key)? {
            Some(item) => Ok(item),
            None => Err(t.prelude("operate_getitem", &[a[1], key])),
        };
    }
    let mut items = Vec::with_capacity(keys.len());
    for &key in keys.items() {
        match get_item_native(t, a[1], key)? {
            Some(item) => items.push(item),
            None => return Err(t.prelude("get_items", &[a[1], keys.into()])),
        }
    }
    Ok(t.tuple(&items)?)
}

fn get_attributes(t: &mut Thread, a: Args) -> NativeResult {
    let paths = names(a);
    if let &[path] = paths.items()
        && let Some(name) = plain_name(t, path)
    {
        return t.get_attr_native(a[1], name);
    }
    let mut values = Vec::with_capacity(paths.len());
    for &path in paths.items() {
        // The prelude begins again where one takes guest code: none has run yet.
        let value = plain_name(t, path).map(|name| t.get_attr_native(a[1], name));
        match value {
            Some(Ok(value)) => values.push(value),
            Some(Err(trap @ (Trap::Raise(_) | Trap::Collect(_)))) => return Err(trap),
            Some(Err(_)) | None => return Err(t.prelude("get_attributes", &[a[1], paths.into()])),
        }
    }
    Ok(t.tuple(&values)?)
}

/// The name that a path consists of, if it is one.
fn plain_name(t: &mut Thread, path: Value) -> Option<Ref<Str>> {
    let name = path.cast::<Str>()?;
    let plain = name.header.class() == ids::STR && !search::contains(name.chars(), Chars::Ascii(b"."));
    plain.then(|| t.intern_str(name))
}
