//! Methods of `type`: making classes and asking about them.

use std::sync::atomic::Ordering;

use crate::heap::{ClassId, Kind, Ref};
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::{Thread, Trap, attr_hook};
use crate::objects::class::{Class, class_flags, ids};
use crate::objects::dict::Dict;
use crate::objects::function::{Cell, Property};
use crate::objects::list::Tuple;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::text::codec::Codec;
use crate::value::Value;

pub(crate) const METHODS: &[NativeDef] = &[
    native!(New "__new__" "cls, /, *args, **kwargs" new),
    native!(Method "__init__" "self, /, *args, **kwargs" init),
    native!(Method "__call__" "self, /, *args, **kwargs" call),
    native!(Method "__getattribute__" "self, name, /" super::object::getattribute),
    native!(Method "__setattr__" "self, name, value, /" |t, a| {
        let name = super::object::name_argument(t, a[1])?;
        let pending = t.set_attr_plain(a[0], name, a[2])?;
        t.finish_pending(pending)
    }),
    native!(Method "__delattr__" "self, name, /" |t, a| {
        let name = super::object::name_argument(t, a[1])?;
        let pending = t.delete_attr_plain(a[0], name)?;
        t.finish_pending(pending)
    }),
    native!(Method "__instancecheck__" "self, instance, /" instancecheck),
    native!(Method "__subclasscheck__" "self, subclass, /" subclasscheck),
    native!(Method "__subclasses__" "self, /" subclasses),
    native!(Method "mro" "self, /" mro),
    native!(Method "__dir__" "self, /" dir),
    native!(Method "__or__" "self, other, /" or),
    native!(Method "__ror__" "self, other, /" ror),
    native!(Class "__prepare__" "cls, /, *args, **kwargs" prepare),
    native!(Getter "__name__" "self" name),
    native!(Setter "__name__" "self, value" set_name),
    native!(Getter "__qualname__" "self" qualname),
    native!(Setter "__qualname__" "self, value" set_qualname),
    native!(Getter "__module__" "self" module),
    native!(Setter "__module__" "self, value" set_module),
    native!(Getter "__doc__" "self" doc),
    native!(Setter "__doc__" "self, value" set_doc),
    native!(Getter "__bases__" "self" bases),
    native!(Setter "__bases__" "self, value" set_bases),
    native!(Getter "__base__" "self" base),
    native!(Getter "__mro__" "self" mro_tuple),
    native!(Getter "__dict__" "self" dict),
    native!(Getter "__annotations__" "self" annotations),
    native!(Setter "__annotations__" "self, value" set_annotations),
    native!(Getter "__type_params__" "self" |t, a| match own(t, a, "__type_params__") {
        Some(v) => Ok(v),
        None => Ok(t.tuple(&[])?),
    }),
    native!(Setter "__type_params__" "self, value" |t, a| set_own(t, a, "__type_params__")),
    native!(Getter "__abstractmethods__" "self" abstract_methods),
    native!(Setter "__abstractmethods__" "self, value" set_abstract_methods),
];

fn this(a: Args) -> Ref<Class> {
    a[0].cast().expect("gilbox bug: the receiver was checked")
}

/// `type.__new__(metaclass, name, bases, namespace, **keywords)`
fn new(t: &mut Thread, a: Args) -> NativeResult {
    let keywords = a.slice().last().copied().filter(|v| v.kind() == Some(Kind::Dict) && a.len() > 4);
    let given = a.len() - 1;
    if given == 2 {
        return Ok(t.class_of(a[1]).into());
    }
    if given != 4 {
        return Err(t.type_error("type() takes 1 or 3 arguments"));
    }
    let keywords = keywords.or_else(|| a.slice().last().copied());
    let (Some(meta), Some(name), Some(bases), Some(ns)) =
        (a[0].cast::<Class>(), t.plain(a.get(1)).cast::<Str>(), a.get(2).cast::<Tuple>(), a.get(3).cast::<Dict>())
    else {
        let i = if t.plain(a[1]).cast::<Str>().is_none() {
            1
        } else if a[2].cast::<Tuple>().is_none() {
            2
        } else {
            3
        };
        let wanted = ["str", "tuple", "dict"][i - 1];
        let found = super::args::type_name_or_none(t, a[i]);
        return Err(t.type_error(format!("type.__new__() argument {i} must be {wanted}, not {found}")));
    };
    // Of the metaclasses of the bases the most derived one makes the class, if it has a say.
    let winner = bases
        .items()
        .iter()
        .filter(|b| b.kind() == Some(Kind::Class))
        .map(|&b| t.class_of(b))
        .fold(meta, |best, c| if c.is_subclass_of(best.id) { c } else { best });
    if winner.id != meta.id {
        let key = t.intern("__new__");
        if t.lookup(winner, key).is_some_and(|f| f.kind() != Some(Kind::NativeFunction)) {
            let keywords = keywords.unwrap_or(Value::NONE);
            return Err(t.prelude("new_by_metaclass", &[winner.into(), name.into(), bases.into(), ns.into(), keywords]));
        }
    }
    let slots = t.intern("__slots__");
    if let Some(given) = ns.get_name(t, slots)
        && !matches!(given.kind(), Some(Kind::Str | Kind::Tuple | Kind::List | Kind::Dict))
    {
        let keywords = keywords.unwrap_or(Value::NONE);
        return Err(t.prelude("new_with_slots", &[a[0], name.into(), bases.into(), ns.into(), keywords]));
    }
    let class = t.new_class(meta, name, bases, ns)?;
    let extra = keywords.and_then(|k| k.cast::<Dict>()).is_some_and(|d| !d.is_empty());
    let hooks = class.dict().entries().iter().any(|&(_, v)| has_set_name(t, v));
    let init_subclass = t.intern("__init_subclass__");
    let parent = class.mro().skip(1).find(|c| c.dict().get_name(t, init_subclass).is_some());
    let mro = t.intern("mro");
    let orders = t.lookup(t.class_of(class.into()), mro).is_some_and(|f| f.kind() != Some(Kind::NativeFunction));
    if !hooks && !extra && !orders && parent.is_none_or(|c| c.id == ids::OBJECT) {
        return Ok(class.into());
    }
    if orders {
        let keywords = keywords.unwrap_or(Value::NONE);
        return Err(t.prelude("order_class", &[class.into(), keywords]));
    }
    let keywords = keywords.unwrap_or(Value::NONE);
    Err(t.prelude("finish_class", &[class.into(), keywords]))
}

fn has_set_name(t: &mut Thread, v: Value) -> bool {
    if !matches!(v.kind(), Some(Kind::Instance | Kind::Native | Kind::Wrapped | Kind::Property)) {
        return false;
    }
    let name = t.intern("__set_name__");
    let class = t.class_of(v);
    // Of properties the class itself sees to it.
    t.lookup(class, name).is_some_and(|f| v.kind() != Some(Kind::Property) || f.kind() == Some(Kind::Function))
}

impl Thread {
    /// Makes a class of a name, bases and a namespace.
    pub(crate) fn new_class(
        &mut self,
        meta: Ref<Class>,
        name: Ref<Str>,
        bases: Ref<Tuple>,
        ns: Ref<Dict>,
    ) -> NativeResult<Ref<Class>> {
        let object = self.interp().class(ids::OBJECT).expect("gilbox bug: object is a class");
        check_name(self, name)?;
        let bases: Vec<Value> = if bases.is_empty() { vec![object.into()] } else { bases.items().to_vec() };
        let mut base_classes = Vec::new();
        for &b in &bases {
            let Some(base) = b.cast::<Class>() else {
                let entries = self.intern("__mro_entries__");
                if self.lookup(self.class_of(b), entries).is_some() {
                    return Err(self.type_error("type() doesn't support MRO entry resolution; use types.new_class()"));
                }
                return Err(self.type_error("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"));
            };
            if base.has(class_flags::FINAL) {
                let name = self.class_qualname(base);
                return Err(self.type_error(format!("type '{name}' is not an acceptable base type")));
            }
            base_classes.push(base);
        }
        for (i, b) in base_classes.iter().enumerate() {
            if base_classes[..i].contains(b) {
                let name = self.class_qualname(*b);
                return Err(self.type_error(format!("duplicate base class {name}")));
            }
        }
        let kind = self.layout(&base_classes)?;
        // The most derived metaclass.
        let mut winner = meta;
        for base in &base_classes {
            let of_base = self.class_of((*base).into());
            if of_base.is_subclass_of(winner.id) {
                winner = of_base;
            } else if !winner.is_subclass_of(of_base.id) {
                return Err(self.type_error("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"));
            }
        }
        let order = self.linearise(&base_classes)?;
        let id = self.interp().new_class_id();
        let class = self.make_class(id, winner.id, name, kind);
        class.set_class_flag(class_flags::GUEST);
        let bases = self.tuple(&bases)?;
        class.bases.set(bases);
        let mut mro = vec![Value::from(class)];
        mro.extend(order.iter().map(|&c| Value::from(c)));
        let mro = self.tuple(&mro)?;
        class.mro.set(mro);
        let dict = class.dict();
        for (key, value) in ns.entries() {
            let key = match self.plain(key).cast::<Str>() {
                Some(s) => self.intern_str(s),
                None => continue,
            };
            dict.set_name(self, key, value)?;
            // A property learns its name, for messages.
            if let Some(p) = value.cast::<Property>()
                && self.class_of(value).is_subclass_of(ids::PROPERTY)
            {
                p.name.set(key.into());
            }
        }
        let qualname = self.intern("__qualname__");
        if let Some(q) = dict.remove_name(self, qualname) {
            if self.plain(q).cast::<Str>().is_none() {
                let found = self.type_name(q);
                return Err(self.type_error(format!("type __qualname__ must be a str, not {found}")));
            }
            class.qualname.set(q);
        }
        let cell = self.intern("__classcell__");
        let cell = dict.remove_name(self, cell);
        self.module_default(dict)?;
        self.slots(class, dict, &base_classes)?;
        let doc = self.intern("__doc__");
        match dict.get_name(self, doc) {
            None => dict.set_name(self, doc, Value::NONE)?,
            Some(doc) => {
                if let Some(text) = doc.cast() {
                    encodable(self, text)?;
                }
            }
        }
        // The body's functions know their class from now on.
        if let Some(cell) = cell {
            let Some(cell) = cell.cast::<Cell>() else {
                let kind = self.type_name(cell);
                return Err(self.type_error(format!("__classcell__ must be a nonlocal cell, not <class '{kind}'>")));
            };
            cell.value.set(class.into());
        }
        // Special methods that are static or class methods without saying so.
        for (name, is_static) in [("__new__", true), ("__init_subclass__", false), ("__class_getitem__", false)] {
            let name = self.intern(name);
            if let Some(f) = dict.get_name(self, name).filter(|f| f.kind() == Some(Kind::Function)) {
                let wrapped = if is_static { self.wrap_static(f) } else { self.wrap_class(f) };
                dict.set_name(self, name, wrapped)?;
            }
        }
        let (eq, hash) = (self.intern("__eq__"), self.intern("__hash__"));
        if dict.get_name(self, eq).is_some() && dict.get_name(self, hash).is_none() {
            dict.set_name(self, hash, Value::NONE)?;
        }
        for base in &base_classes {
            base.subclasses.lock().push(id);
            class.room.fetch_max(base.room.load(Ordering::Relaxed), Ordering::Relaxed);
        }
        self.refresh_specials(class);
        Ok(class)
    }

    fn module_default(&mut self, dict: Ref<Dict>) -> NativeResult<()> {
        let module = self.intern("__module__");
        if dict.get_name(self, module).is_none()
            && let Some(globals) = self.guest_globals()
        {
            let name = self.intern("__name__");
            if let Some(v) = globals.get_name(self, name) {
                dict.set_name(self, module, v)?;
            }
        }
        Ok(())
    }

    /// Works out anew the method resolution orders of a class whose bases have changed and of those below it. The caller holds
    /// `Interp::knowledge`.
    fn reorder(&mut self, class: Ref<Class>) -> NativeResult<()> {
        let bases: Vec<Ref<Class>> = class.bases().collect();
        let mut mro = vec![Value::from(class)];
        mro.extend(self.linearise(&bases)?.into_iter().map(Value::from));
        let mro = self.tuple(&mro)?;
        class.mro.set(mro);
        self.interp().class_changed(true);
        self.refresh_specials_locked(class);
        let below = class.subclasses.lock().clone();
        for id in below {
            if let Some(subclass) = self.interp().class(id) {
                self.reorder(subclass)?;
            }
        }
        Ok(())
    }

    /// What the memory of instances looks like: as the one base says that is no plain object.
    fn layout(&mut self, bases: &[Ref<Class>]) -> NativeResult<Kind> {
        let mut kind = Kind::Instance;
        // The base whose layout the others' are beginnings of.
        let mut solid: Option<Ref<Class>> = None;
        for base in bases {
            let Some(mine) = base.mro().find(|&c| if c.has(class_flags::GUEST) { has_members(c) } else { c.id != ids::OBJECT })
            else {
                continue;
            };
            match solid {
                Some(known) if known.is_subclass_of(mine.id) => {}
                Some(known)
                    if !mine.is_subclass_of(known.id) && builtin_root(known) != builtin_root(mine)
                        || solid.is_some_and(|s| !mine.is_subclass_of(s.id) && (has_members(s) && has_members(mine))) =>
                {
                    return Err(self.type_error("multiple bases have instance lay-out conflict"));
                }
                _ => solid = Some(mine),
            }
            match base.instance_kind {
                Kind::Instance => {}
                // Immutable values are wrapped.
                Kind::BigInt | Kind::Float | Kind::Complex | Kind::Str | Kind::Bytes | Kind::Tuple => kind = Kind::Wrapped,
                other => kind = other,
            }
        }
        Ok(kind)
    }

    /// The C3 order of all that stands behind a class of these bases.
    fn linearise(&mut self, bases: &[Ref<Class>]) -> NativeResult<Vec<Ref<Class>>> {
        let mut lists: Vec<std::collections::VecDeque<Ref<Class>>> = bases.iter().map(|b| b.mro().collect()).collect();
        lists.push(bases.iter().copied().collect());
        let mut order = Vec::new();
        loop {
            lists.retain(|l| !l.is_empty());
            if lists.is_empty() {
                return Ok(order);
            }
            let head = lists.iter().map(|l| l[0]).find(|c| lists.iter().all(|l| !l.iter().skip(1).any(|x| x == c)));
            let Some(head) = head else {
                let mut names: Vec<String> = Vec::new();
                for l in &lists {
                    let name = self.class_qualname(l[0]);
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                let names = names.join(", ");
                return Err(
                    self.type_error(format!("Cannot create a consistent method resolution order (MRO) for bases {names}"))
                );
            };
            order.push(head);
            for l in &mut lists {
                if l[0] == head {
                    l.pop_front();
                }
            }
        }
    }

    /// `__slots__`: instances have these attributes only, unless a base gives them a dict. Without it they get a dict, and in
    /// either case weak references unless the slots leave them out.
    fn slots(&mut self, class: Ref<Class>, dict: Ref<Dict>, bases: &[Ref<Class>]) -> NativeResult<()> {
        let own_dict = self.intern("__dict__");
        let mut open = bases.iter().any(|&b| self.lookup(b, own_dict).is_some());
        let sized = sized_base(class);
        let guest = |b: &Ref<Class>| b.id != ids::OBJECT && b.has(class_flags::GUEST);
        let weakly_known = [ids::SET, ids::FROZENSET, ids::TYPE, ids::FUNCTION, ids::MODULE];
        let mut weak = bases
            .iter()
            .any(|b| guest(b) && !b.has(class_flags::NO_WEAKREF) || weakly_known.iter().any(|&known| b.is_subclass_of(known)));
        let key = self.intern("__slots__");
        let Some(slots) = dict.get_name(self, key) else {
            if !open {
                self.add_own(dict, "__dict__", super::object::DICT)?;
            }
            if !weak && sized.is_none() {
                self.add_own(dict, "__weakref__", WEAKREF)?;
            }
            return Ok(());
        };
        let names: Vec<Value> = match slots.kind() {
            Some(Kind::Str) => vec![slots],
            Some(Kind::Tuple) => slots.cast::<Tuple>().map(|s| s.items().to_vec()).unwrap_or_default(),
            Some(Kind::List) => slots.cast::<crate::objects::list::List>().map(|s| s.to_vec()).unwrap_or_default(),
            Some(Kind::Dict) => slots.cast::<Dict>().map(|d| d.entries().iter().map(|e| e.0).collect()).unwrap_or_default(),
            _ => unreachable!("gilbox bug: slots were made a list of"),
        };
        for name in names {
            let Some(name) = self.plain(name).cast::<Str>() else {
                let found = self.type_name(name);
                return Err(self.type_error(format!("__slots__ items must be strings, not '{found}'")));
            };
            let mut text = name.to_utf8().into_owned();
            if !crate::text::unicode::is_identifier(name.chars()) {
                return Err(self.type_error("__slots__ must be identifiers"));
            }
            let again = match text.as_str() {
                "__dict__" => std::mem::replace(&mut open, true),
                "__weakref__" => std::mem::replace(&mut weak, true) || sized.is_some(),
                _ => false,
            };
            match text.as_str() {
                "__dict__" if again => return Err(self.type_error("__dict__ slot disallowed: we already got one")),
                "__weakref__" if again => {
                    return Err(self.type_error("__weakref__ slot disallowed: we already got one"));
                }
                "__dict__" => {
                    self.add_own(dict, "__dict__", super::object::DICT)?;
                    continue;
                }
                "__weakref__" => {
                    self.add_own(dict, "__weakref__", WEAKREF)?;
                    continue;
                }
                _ => {}
            }
            if let Some(base) = sized {
                let base = self.interp().class(base).map_or_else(String::new, |b| self.class_qualname(b));
                return Err(self.type_error(format!("nonempty __slots__ not supported for subtype of '{base}'")));
            }
            // Private names are mangled, as in the methods that use them.
            if text.starts_with("__") && !text.ends_with("__") {
                let class_name = self.class_qualname(class);
                text = format!("_{}{text}", class_name.trim_start_matches('_'));
            }
            let name = self.intern(&text);
            if dict.get_name(self, name).is_some() {
                return Err(self.value_error(format!("'{text}' in __slots__ conflicts with class variable")));
            }
            let member = self.member(class, name);
            dict.set_name(self, name, member)?;
        }
        if !open {
            class.set_class_flag(class_flags::NO_DICT);
        }
        if !weak {
            class.set_class_flag(class_flags::NO_WEAKREF);
        }
        Ok(())
    }

    /// Gives a class's namespace a native property, unless the class's body has made something of that name itself.
    fn add_own(&mut self, dict: Ref<Dict>, name: &str, natives: &'static [NativeDef]) -> NativeResult<()> {
        let property = self.getset(natives);
        let name = self.intern(name);
        if dict.get_name(self, name).is_none() {
            dict.set_name(self, name, property)?;
        }
        Ok(())
    }

    /// A descriptor for an attribute named in `__slots__`.
    fn member(&mut self, class: Ref<Class>, name: Ref<Str>) -> Value {
        use crate::value::Slot;
        let header = crate::heap::Header::new(Kind::Property, ids::MEMBER_DESCRIPTOR);
        let hidden = self.intern(&crate::objects::instance::hidden(&name.to_utf8()));
        let [get, set, del, doc, name, attrs] =
            [class.into(), hidden.into(), Value::NONE, Value::NONE, name.into(), Value::UNBOUND].map(Slot::new);
        self.make(Property { header, get, set, del, doc, name, attrs }).into()
    }
}

/// The most general built-in class that a class derives from, beside `object`.
/// The built-in type behind a class whose instances differ in size, and so have neither slots nor weak references.
pub(crate) fn sized_base(class: Ref<Class>) -> Option<ClassId> {
    [ids::INT, ids::TUPLE, ids::BYTES].into_iter().find(|&id| class.is_subclass_of(id))
}

fn builtin_root(class: Ref<Class>) -> Option<ClassId> {
    class.mro().filter(|c| !c.has(class_flags::GUEST) && c.id != ids::OBJECT).last().map(|c| c.id)
}

/// Do a class's own slots make its instances' memory unlike that of its bases?
fn has_members(class: Ref<Class>) -> bool {
    // Descriptors of slots that bases have may stand here too: whoever makes a class of another's namespace takes them along.
    let is_own = |v: Value| {
        v.cast::<Property>().is_some_and(|p| p.header.class() == ids::MEMBER_DESCRIPTOR && p.get.get() == Value::from(class))
    };
    class.dict().entries().iter().any(|&(_, v)| is_own(v))
}

/// `__weakref__` of guest classes' instances: references aren't listed.
const WEAKREF: &[NativeDef] = &[native!(Getter "__weakref__" "self" |_, _| Ok(Value::NONE))];

/// `type.__init__` has nothing left to do.
fn init(_: &mut Thread, _: Args) -> NativeResult {
    Ok(Value::NONE)
}

/// `type.__call__(cls, ...)`: what a call of the class does if its metaclass does not interfere.
fn call(t: &mut Thread, a: Args) -> NativeResult {
    let (class, rest) = (a[0], &a.slice()[1..]);
    let (positional, keywords) = rest.split_at(rest.len() - 1);
    let positional = t.tuple(positional)?;
    Err(t.prelude("construct_from", &[class, positional, keywords[0]]))
}

fn instancecheck(t: &mut Thread, a: Args) -> NativeResult {
    let class = t.class_of(a[1]);
    let is = class.is_subclass_of(this(a).id);
    if !is && says_its_class(class) {
        return Err(t.prelude("isinstance_by_attribute", &[a[1], a[0]]));
    }
    Ok(Value::bool(is))
}

/// May objects of a class say that they are of another one, by their `__class__`?
pub(crate) fn says_its_class(class: Ref<Class>) -> bool {
    let attribute = class.special(Special::Class);
    attribute.header().is_none_or(|h| h.class() != ids::GETSET_DESCRIPTOR) || attr_hook(class, Special::GetAttribute).is_some()
}

fn subclasscheck(t: &mut Thread, a: Args) -> NativeResult {
    match a[1].cast::<Class>() {
        Some(c) => Ok(Value::bool(c.is_subclass_of(this(a).id))),
        None => Err(t.type_error("issubclass() arg 1 must be a class")),
    }
}

fn subclasses(t: &mut Thread, a: Args) -> NativeResult {
    let ids = this(a).subclasses.lock().clone();
    let classes: Vec<Value> = ids.into_iter().filter_map(|id| t.interp().class(id)).map(Value::from).collect();
    Ok(t.list(&classes)?)
}

/// The order by the rules, whatever a metaclass has made of it.
fn mro(t: &mut Thread, a: Args) -> NativeResult {
    let bases: Vec<Ref<Class>> = this(a).bases().collect();
    let order = t.linearise(&bases)?;
    let order: Vec<Value> = std::iter::once(a[0]).chain(order.into_iter().map(Value::from)).collect();
    Ok(t.list(&order)?)
}

/// Gives a new class the order that its metaclass wants: a tuple.
pub(crate) fn set_mro(t: &mut Thread, a: Args) -> NativeResult {
    let (class, order) = (this(a), a[1].cast::<Tuple>().expect("gilbox bug: an order is a tuple"));
    for &c in order.items() {
        let Some(c) = c.cast::<Class>() else {
            let found = t.type_name(c);
            return Err(t.type_error(format!("mro() returned a non-class ('{found}')")));
        };
        if class.instance_kind != c.instance_kind && c.instance_kind != Kind::Instance {
            let name = t.class_qualname(c);
            return Err(t.type_error(format!("mro() returned base with unsuitable layout ('{name}')")));
        }
    }
    let interp = t.interp_arc();
    let _guard = interp.knowledge.lock();
    class.mro.set(a[1]);
    interp.class_changed(true);
    t.refresh_specials_locked(class);
    Ok(Value::NONE)
}

fn dir(t: &mut Thread, a: Args) -> NativeResult {
    Err(t.prelude("dir_of_class", &[a[0]]))
}

fn or(t: &mut Thread, a: Args) -> NativeResult {
    Err(t.prelude("union_type", &[a[0], a[1]]))
}

fn ror(t: &mut Thread, a: Args) -> NativeResult {
    Err(t.prelude("union_type", &[a[1], a[0]]))
}

fn prepare(t: &mut Thread, _: Args) -> NativeResult {
    Ok(Dict::new(t).into())
}

fn name(_: &mut Thread, a: Args) -> NativeResult {
    Ok(this(a).name.get())
}

fn mutable(t: &mut Thread, a: Args, what: &str) -> Result<Ref<Class>, Trap> {
    let class = this(a);
    if class.has(class_flags::IMMUTABLE) {
        let name = t.class_qualname(class);
        return Err(t.type_error(format!("cannot set '{what}' attribute of immutable type '{name}'")));
    }
    Ok(class)
}

fn set_name(t: &mut Thread, a: Args) -> NativeResult {
    let class = mutable(t, a, "__name__")?;
    let name = string_for(t, class, a[1], "__name__")?;
    check_name(t, name)?;
    class.name.set(a[1]);
    Ok(Value::NONE)
}

/// The string that is assigned to a name of a class.
fn string_for(t: &mut Thread, class: Ref<Class>, v: Value, what: &str) -> NativeResult<Ref<Str>> {
    match t.plain(v).cast::<Str>() {
        Some(s) => Ok(s),
        None => {
            let (class, got) = (t.class_qualname(class), t.type_name(v));
            Err(t.type_error(format!("can only assign string to {class}.{what}, not '{got}'")))
        }
    }
}

fn check_name(t: &mut Thread, name: Ref<Str>) -> NativeResult<()> {
    if name.to_utf8().contains('\0') {
        return Err(t.value_error("type name must not contain null characters"));
    }
    encodable(t, name)
}

/// Raises `UnicodeEncodeError` for text that has no UTF-8.
fn encodable(t: &mut Thread, text: Ref<Str>) -> NativeResult<()> {
    super::codec::encode_chars(t, text, Codec::Utf8, "strict").map(|_| ())
}

fn qualname(_: &mut Thread, a: Args) -> NativeResult {
    Ok(this(a).qualname.get())
}

fn set_qualname(t: &mut Thread, a: Args) -> NativeResult {
    let class = mutable(t, a, "__qualname__")?;
    string_for(t, class, a[1], "__qualname__")?;
    class.qualname.set(a[1]);
    Ok(Value::NONE)
}

/// What the class's own namespace has under a name.
fn own(t: &mut Thread, a: Args, name: &str) -> Option<Value> {
    let name = t.intern(name);
    // What `type` has of its own is the property.
    this(a).dict().get_name(t, name).filter(|v| v.kind() != Some(Kind::Property) || this(a).id != ids::TYPE)
}

fn set_own(t: &mut Thread, a: Args, name: &str) -> NativeResult {
    let class = mutable(t, a, name)?;
    let name = t.intern(name);
    t.set_class_attr(class, name, a[1])?;
    Ok(Value::NONE)
}

fn module(t: &mut Thread, a: Args) -> NativeResult {
    match own(t, a, "__module__") {
        Some(v) => Ok(v),
        None => Ok(t.str("builtins")?),
    }
}

fn set_module(t: &mut Thread, a: Args) -> NativeResult {
    set_own(t, a, "__module__")
}

fn doc(t: &mut Thread, a: Args) -> NativeResult {
    let doc = own(t, a, "__doc__").unwrap_or(Value::NONE);
    let get = t.class_of(doc).special(Special::Get);
    if get.is_unbound() { Ok(doc) } else { Err(t.tail_call(get, &[doc, Value::NONE, a[0]])) }
}

fn set_doc(t: &mut Thread, a: Args) -> NativeResult {
    set_own(t, a, "__doc__")
}

fn bases(_: &mut Thread, a: Args) -> NativeResult {
    Ok(this(a).bases.get())
}

/// `cls.__bases__ = ...`: the class and those below it get a new order.
fn set_bases(t: &mut Thread, a: Args) -> NativeResult {
    let class = mutable(t, a, "__bases__")?;
    let name = t.class_qualname(class);
    let Some(given) = a[1].cast::<Tuple>() else {
        let got = t.type_name(a[1]);
        return Err(t.type_error(format!("can only assign tuple to {name}.__bases__, not {got}")));
    };
    if given.is_empty() {
        return Err(t.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
    }
    let mut bases = Vec::new();
    for &b in given.items() {
        let Some(base) = b.cast::<Class>() else {
            let got = t.type_name(b);
            return Err(t.type_error(format!("{name}.__bases__ must be tuple of classes, not '{got}'")));
        };
        if base.is_subclass_of(class.id) {
            return Err(t.type_error("a __bases__ item causes an inheritance cycle"));
        }
        bases.push(base);
    }
    let kind = t.layout(&bases)?;
    let old: Vec<Ref<Class>> = class.bases().collect();
    if old[0].has(class_flags::GUEST) != bases[0].has(class_flags::GUEST) {
        let (new, old) = (t.class_qualname(bases[0]), t.class_qualname(old[0]));
        return Err(t.type_error(format!("__bases__ assignment: '{new}' deallocator differs from '{old}'")));
    }
    if kind != class.instance_kind || bases.iter().any(|b| b.has(class_flags::NO_DICT)) != class.has(class_flags::NO_DICT) {
        let new = bases[0];
        let (new, old) = (t.class_qualname(new), old.first().map_or_else(String::new, |&c| t.class_qualname(c)));
        return Err(t.type_error(format!("__bases__ assignment: '{new}' object layout differs from '{old}'")));
    }
    let interp = t.interp_arc();
    let _guard = interp.knowledge.lock();
    t.linearise(&bases)?;
    for old in class.bases() {
        old.subclasses.lock().retain(|&id| id != class.id);
    }
    for base in &bases {
        base.subclasses.lock().push(class.id);
    }
    class.bases.set(a[1]);
    t.reorder(class)?;
    Ok(Value::NONE)
}

fn base(_: &mut Thread, a: Args) -> NativeResult {
    // The base that says what instances look like, else the first.
    let bases: Vec<Ref<Class>> = this(a).bases().collect();
    let solid = bases.iter().find(|b| b.instance_kind != Kind::Instance).or(bases.first());
    Ok(solid.map_or(Value::NONE, |&b| b.into()))
}

fn mro_tuple(_: &mut Thread, a: Args) -> NativeResult {
    Ok(this(a).mro.get())
}

fn dict(t: &mut Thread, a: Args) -> NativeResult {
    Err(t.prelude("mappingproxy_of", &[this(a).dict().into()]))
}

fn annotations(t: &mut Thread, a: Args) -> NativeResult {
    if let Some(v) = own(t, a, "__annotations__") {
        return Ok(v);
    }
    let fresh = Dict::new(t);
    let name = t.intern("__annotations__");
    if !this(a).has(class_flags::IMMUTABLE) {
        t.set_class_attr(this(a), name, fresh.into())?;
        return Ok(fresh.into());
    }
    Err(t.attribute_error(a[0], name))
}

fn set_annotations(t: &mut Thread, a: Args) -> NativeResult {
    set_own(t, a, "__annotations__")
}

fn abstract_methods(t: &mut Thread, a: Args) -> NativeResult {
    match own(t, a, "__abstractmethods__") {
        Some(v) => Ok(v),
        None => {
            let name = t.intern("__abstractmethods__");
            Err(t.attribute_error(a[0], name))
        }
    }
}

fn set_abstract_methods(t: &mut Thread, a: Args) -> NativeResult {
    let class = mutable(t, a, "__abstractmethods__")?;
    let name = t.intern("__abstractmethods__");
    t.set_class_attr(class, name, a[1])?;
    match t.truth(a[1]) {
        Some(false) => class.flags.fetch_and(!class_flags::ABSTRACT, Ordering::Relaxed),
        _ => class.flags.fetch_or(class_flags::ABSTRACT, Ordering::Relaxed),
    };
    Ok(Value::NONE)
}
