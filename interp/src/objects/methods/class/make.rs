//! How a class is made: its bases and their order, the layout of its instances, and the places of its slots.

use std::sync::atomic::Ordering;

use super::{check_name, encodable};
use crate::heap::{ClassId, Kind, Ref};
use crate::machine::Thread;
use crate::machine::native::{NativeDef, NativeResult, native};
use crate::objects::class::{Class, class_flags, ids};
use crate::objects::dict::Dict;
use crate::objects::function::{Cell, Property};
use crate::objects::instance::ShapeId;
use crate::objects::list::Tuple;
use crate::objects::methods::{class_name, object};
use crate::objects::string::Str;
use crate::value::Value;

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
                return Err(self.prelude("refuse_base", &[b]));
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
        let places = self.places(&base_classes);
        self.slots(class, dict, &base_classes, &places)?;
        self.place_members(class, places);
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
    pub(super) fn reorder(&mut self, class: Ref<Class>) -> NativeResult<()> {
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
    pub(super) fn layout(&mut self, bases: &[Ref<Class>]) -> NativeResult<Kind> {
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
                Kind::BigInt | Kind::Float | Kind::Complex | Kind::Decimal | Kind::Str | Kind::Bytes | Kind::Tuple => {
                    kind = Kind::Wrapped;
                }
                other => kind = other,
            }
        }
        Ok(kind)
    }

    /// The C3 order of all that stands behind a class of these bases.
    pub(super) fn linearise(&mut self, bases: &[Ref<Class>]) -> NativeResult<Vec<Ref<Class>>> {
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
                    let name = class_name(l[0]);
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
    fn slots(&mut self, class: Ref<Class>, dict: Ref<Dict>, bases: &[Ref<Class>], places: &[Value]) -> NativeResult<()> {
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
                self.add_own(class, "__dict__", object::DICT)?;
            }
            if !weak && sized.is_none() {
                self.add_own(class, "__weakref__", WEAKREF)?;
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
                    self.add_own(class, "__dict__", object::DICT)?;
                    continue;
                }
                "__weakref__" => {
                    self.add_own(class, "__weakref__", WEAKREF)?;
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
            if let Some(known) = dict.get_name(self, name) {
                // Naming one twice does no harm.
                let own = known.cast::<Property>().filter(|p| p.header.class() == ids::MEMBER_DESCRIPTOR);
                if own.is_some_and(|p| p.get.get() == class.into()) {
                    continue;
                }
                return Err(self.value_error(format!("'{text}' in __slots__ conflicts with class variable")));
            }
            let member = self.member(class, name, places);
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

    /// What `__slots__` name, here and in the bases, has its place in every instance from the beginning, so that one shape does for all
    /// instances and natives know where it is.
    fn place_members(&mut self, class: Ref<Class>, mut places: Vec<Value>) {
        places.extend(class.dict().entries().into_iter().filter_map(|(_, v)| crate::machine::place_name(v, class)));
        if !places.is_empty() {
            class.room.fetch_max(places.len() as u32, Ordering::Relaxed);
            class.root_shape.store(self.interp().new_shape(class.id, places).0, Ordering::Relaxed);
        }
    }

    /// The names that the slots of these bases are kept under, by place: of one of them, of which the others' are a beginning.
    pub(super) fn places(&self, bases: &[Ref<Class>]) -> Vec<Value> {
        let shape = |of: &Ref<Class>| self.interp().shape(ShapeId(of.root_shape.load(Ordering::Relaxed)));
        bases.iter().map(shape).max_by_key(|s| s.names.len()).map_or(vec![], |s| s.names.clone())
    }

    /// Gives a class's namespace a native property, unless the class's body has made something of that name itself.
    fn add_own(&mut self, class: Ref<Class>, name: &str, natives: &'static [NativeDef]) -> NativeResult<()> {
        let property = self.getset(natives, class);
        let (name, dict) = (self.intern(name), class.dict());
        if dict.get_name(self, name).is_none() {
            dict.set_name(self, name, property)?;
        }
        Ok(())
    }

    /// A descriptor for an attribute named in `__slots__`.
    fn member(&mut self, class: Ref<Class>, name: Ref<Str>, places: &[Value]) -> Value {
        use crate::objects::instance::hidden;
        use crate::value::Slot;
        let header = crate::heap::Header::new(Kind::Property, ids::MEMBER_DESCRIPTOR);
        let mut hidden_name = hidden(&name.to_utf8());
        let mut hidden = self.intern(&hidden_name);
        // A base may have a slot of the same name, which is another.
        while places.contains(&hidden.into()) {
            hidden_name = crate::objects::instance::hidden(&hidden_name);
            hidden = self.intern(&hidden_name);
        }
        let [get, set, del, doc, name, attrs] =
            [class.into(), hidden.into(), Value::NONE, Value::NONE, name.into(), Value::UNBOUND].map(Slot::new);
        self.make(Property { header, get, set, del, doc, name, attrs }).into()
    }
}

/// The built-in type behind a class whose instances differ in size, and so have neither slots nor weak references.
pub(crate) fn sized_base(class: Ref<Class>) -> Option<ClassId> {
    [ids::INT, ids::TUPLE, ids::BYTES].into_iter().find(|&id| class.is_subclass_of(id))
}

/// The most general built-in class that a class derives from, beside `object`.
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
