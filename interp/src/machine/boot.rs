//! How an interpreter begins: its classes, their methods, the built-in names.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32};

use super::interp::Roots;
use super::native::{Binding, NativeDef, NativeResult};
use super::{Interp, Thread};
use crate::heap::{ClassId, Header, Kind, Ref};
use crate::objects::class::{BUILTIN, Class, class_flags, ids};
use crate::objects::dict::Dict;
use crate::objects::function::NativeFunction;
use crate::objects::instance::ShapeId;
use crate::objects::list::{Buffer, Tuple};
use crate::objects::misc::Module;
use crate::objects::special::Special;
use crate::objects::string::{Bytes, Str};
use crate::value::{Slot, Value};

/// Adds to a module's namespace what is no function.
pub type ModuleInit = fn(&mut Thread, Ref<Dict>) -> NativeResult<()>;

/// A guest module written in Rust.
pub struct ModuleDef {
    pub name: &'static str,
    pub functions: &'static [NativeDef],
    /// Adds what is no function: constants, classes.
    pub init: Option<ModuleInit>,
}

/// A class written in Rust that isn't among the fixed ones: its instances are of kind `Native`.
pub struct ClassDef {
    pub name: &'static str,
    pub module: &'static str,
    pub methods: &'static [NativeDef],
    /// May guests subclass it?
    pub subclassable: bool,
}

/// What is called of a special method: `__new__` stands in the class as a static method.
fn called(special: Special, found: Value) -> Value {
    match found.cast::<crate::objects::function::StaticMethod>() {
        Some(method) if special == Special::New => method.function.get(),
        _ => found,
    }
}

impl Thread {
    /// A function object for a native.
    pub fn native_function(&mut self, def: &'static NativeDef, owner: Value) -> Value {
        let class = match def.binding {
            Binding::Method if def.name.starts_with("__") => ids::WRAPPER_DESCRIPTOR,
            Binding::Method => ids::METHOD_DESCRIPTOR,
            _ => ids::NATIVE_FUNCTION,
        };
        self.make(NativeFunction::new(class, def, Value::UNBOUND, owner)).into()
    }

    /// Adds natives to a class.
    pub fn add_methods(&mut self, class: Ref<Class>, methods: &'static [NativeDef]) {
        for def in methods {
            let function = self.native_function(def, class.into());
            let member = match def.binding {
                Binding::Method | Binding::New => function,
                Binding::Static => self.wrap_static(function),
                Binding::Class => self.wrap_class(function),
                Binding::Getter | Binding::Member => self.getter(def.name, function),
                Binding::Setter | Binding::Deleter => {
                    let name = self.intern(def.name);
                    let property = class.dict().get_name(self, name).and_then(|v| v.cast::<crate::objects::function::Property>());
                    let property = property.expect("gilbox bug: a setter or deleter follows its getter");
                    let part = if def.binding == Binding::Setter { &property.set } else { &property.del };
                    part.set(function);
                    continue;
                }
            };
            let name = self.intern(def.name);
            class.dict().set_name(self, name, member).expect("gilbox bug: no memory for a built-in method");
        }
    }

    pub(crate) fn wrap_static(&mut self, function: Value) -> Value {
        let header = Header::new(Kind::StaticMethod, ids::STATICMETHOD);
        let [function, attrs] = [function, Value::UNBOUND].map(Slot::new);
        self.make(crate::objects::function::StaticMethod { header, function, attrs }).into()
    }

    pub(crate) fn wrap_class(&mut self, function: Value) -> Value {
        let header = Header::new(Kind::ClassMethod, ids::CLASSMETHOD);
        let [function, attrs] = [function, Value::UNBOUND].map(Slot::new);
        self.make(crate::objects::function::ClassMethod { header, function, attrs }).into()
    }

    /// A property of natives: a getter, and maybe a setter and a deleter.
    pub(crate) fn getset(&mut self, natives: &'static [NativeDef], class: Ref<Class>) -> Value {
        let get = self.native_function(&natives[0], class.into());
        let property = self.getter(natives[0].name, get);
        if let Some(p) = property.cast::<crate::objects::function::Property>() {
            for (native, part) in natives[1..].iter().zip([&p.set, &p.del]) {
                part.set(self.native_function(native, class.into()));
            }
        }
        property
    }

    fn getter(&mut self, name: &str, function: Value) -> Value {
        let name = self.intern(name);
        let header = Header::new(Kind::Property, ids::GETSET_DESCRIPTOR);
        let [get, set, del, doc, name, attrs] =
            [function, Value::NONE, Value::NONE, Value::NONE, name.into(), Value::UNBOUND].map(Slot::new);
        self.make(crate::objects::function::Property { header, get, set, del, doc, name, attrs }).into()
    }

    /// A class without methods, entered into the table under `id`.
    pub(crate) fn make_class(&mut self, id: ClassId, metaclass: ClassId, name: Ref<Str>, kind: Kind) -> Ref<Class> {
        let dict = Dict::new(self);
        let empty = self.interp().roots().empty_tuple;
        let root = self.interp().new_shape(id, Vec::new());
        let class = self.make(Class {
            header: Header::new(Kind::Class, metaclass),
            id,
            instance_kind: kind,
            flags: AtomicU32::new(0),
            name: Slot::new(name.into()),
            qualname: Slot::new(name.into()),
            bases: Slot::new(empty),
            mro: Slot::new(empty),
            dict: Slot::new(dict.into()),
            root_shape: AtomicU32::new(root.0),
            room: AtomicU32::new(0),
            cached: AtomicBool::new(false),
            subclasses: Default::default(),
            specials: std::array::from_fn(|_| Slot::unbound()),
            maker: Slot::unbound(),
        });
        self.interp().set_class(class);
        class
    }

    /// A class of kind `Native`, made when its module is first imported; the same one is returned ever after.
    pub fn native_class(&mut self, def: &'static ClassDef) -> Ref<Class> {
        self.native_class_of(def, Kind::Native)
    }

    /// The same of instances of another kind.
    pub(crate) fn native_class_of(&mut self, def: &'static ClassDef, kind: Kind) -> Ref<Class> {
        if let Some(known) = self.interp().keep.lock().get(def.name).and_then(|v| v.cast()) {
            return known;
        }
        let id = self.interp().new_class_id();
        let name = self.intern(def.name);
        let class = self.make_class(id, ids::TYPE, name, kind);
        class.set_class_flag(class_flags::IMMUTABLE | if def.subclassable { 0 } else { class_flags::FINAL });
        self.set_bases(class, &[ids::OBJECT]);
        let module = self.str(def.module).expect("gilbox bug: no memory for a name");
        let key = self.intern("__module__");
        class.dict().set_name(self, key, module).expect("gilbox bug: no memory for a name");
        self.add_methods(class, def.methods);
        self.refresh_specials(class);
        self.set_maker(class);
        // Another thread may have been faster.
        let first = *self.interp().keep.lock().entry(def.name).or_insert(class.into());
        first.cast().unwrap_or(class)
    }

    /// A class whose instances are the generators of one prelude function.
    pub(crate) fn iterator_type(&mut self, name: Ref<Str>, module: Value) -> NativeResult<Ref<Class>> {
        let id = self.interp().new_class_id();
        let class = self.make_class(id, ids::TYPE, name, Kind::Generator);
        class.set_class_flag(class_flags::FINAL);
        self.set_bases(class, &[ids::OBJECT]);
        let key = self.intern("__module__");
        class.dict().set_name(self, key, module)?;
        self.add_methods(class, crate::objects::methods::generator::ITERATOR);
        self.refresh_specials(class);
        Ok(class)
    }

    /// Sets a built-in class's bases, all of which have a linear order.
    fn set_bases(&mut self, class: Ref<Class>, bases: &[ClassId]) {
        let bases: Vec<Value> = bases.iter().filter_map(|&b| self.interp().class(b)).map(Value::from).collect();
        let mut mro = vec![Value::from(class)];
        if let Some(base) = bases.first().and_then(|b| b.cast::<Class>()) {
            mro.extend(base.mro().map(Value::from));
            base.subclasses.lock().push(class.id);
        }
        let bases = self.tuple(&bases).expect("gilbox bug: no memory for a class");
        let mro = self.tuple(&mro).expect("gilbox bug: no memory for a class");
        class.bases.set(bases);
        class.mro.set(mro);
    }

    /// Lets calls of a built-in class go to its `__new__`, if that is all that they come to.
    fn set_maker(&mut self, class: Ref<Class>) {
        use crate::objects::methods::object::{is_object_init, is_object_new};
        let native = |special| class.special(special).cast::<NativeFunction>();
        let whole = native(Special::Init).is_some_and(is_object_init);
        if let Some(new) = native(Special::New)
            && class.id != ids::TYPE
            && !is_object_new(new)
            && whole
        {
            class.maker.set(new.into());
        }
    }

    /// Looks up all special methods of a class anew.
    pub(crate) fn refresh_specials(&mut self, class: Ref<Class>) {
        let interp = self.interp_arc();
        let _guard = interp.knowledge.lock();
        self.refresh_specials_locked(class);
    }

    /// The same for who holds `Interp::knowledge`.
    pub(crate) fn refresh_specials_locked(&mut self, class: Ref<Class>) {
        let mut all = [Value::UNBOUND; Special::ALL.len()];
        // What has one line of ancestors only adds to what the first of them knows.
        let parent = class.mro().nth(1).filter(|parent| class.mro().skip(1).eq(parent.mro()));
        match parent {
            Some(parent) => {
                for (place, inherited) in all.iter_mut().zip(&parent.specials) {
                    *place = inherited.get();
                }
                for (name, value) in class.dict().entries() {
                    if let Some(&special) = Special::ALL.iter().find(|&&s| Value::from(self.interp().special_name(s)) == name) {
                        all[special as usize] = called(special, value);
                    }
                }
            }
            None => {
                for &special in Special::ALL {
                    all[special as usize] = self.find_special(class, special);
                }
            }
        }
        class.specials.iter().zip(all).for_each(|(slot, method)| slot.set(method));
    }

    /// Looks up a special method of a class anew. The caller holds `Interp::knowledge`.
    pub(super) fn refresh_special(&mut self, class: Ref<Class>, special: Special) {
        class.specials[special as usize].set(self.find_special(class, special));
    }

    fn find_special(&self, class: Ref<Class>, special: Special) -> Value {
        let name = self.interp().special_name(special);
        class.mro().find_map(|c| c.dict().get_name(self, name)).map_or(Value::UNBOUND, |found| called(special, found))
    }

    /// A module object with nothing in its namespace but what every module has.
    pub fn new_module(&mut self, name: &str) -> Result<Ref<Module>, crate::heap::OutOfMemory> {
        let module = self.nameless_module();
        let name = self.str(name)?;
        self.name_module(module, name, Value::NONE)?;
        Ok(module)
    }

    /// A module object with an empty namespace.
    pub fn nameless_module(&mut self) -> Ref<Module> {
        let dict = Dict::namespace(self);
        let id = self.interp().new_class_id();
        self.make(Module { header: Header::new(Kind::Module, ids::MODULE), id, dict: Slot::new(dict.into()) })
    }

    /// Gives a module's namespace what every module has.
    pub fn name_module(&mut self, module: Ref<Module>, name: Value, doc: Value) -> Result<(), crate::heap::OutOfMemory> {
        let dict: Ref<Dict> = Ref::from_address(module.dict.get().bits());
        for (key, value) in [
            ("__name__", name),
            ("__doc__", doc),
            ("__package__", Value::NONE),
            ("__loader__", Value::NONE),
            ("__spec__", Value::NONE),
        ] {
            let key = self.intern(key);
            dict.set_name(self, key, value)?;
        }
        Ok(())
    }

    /// A module written in Rust.
    pub fn native_module(&mut self, def: &'static ModuleDef) -> NativeResult<Ref<Module>> {
        let module = self.new_module(def.name)?;
        self.fill_module(def, module)?;
        Ok(module)
    }

    /// Adds the Rust part of a module to its namespace.
    pub(crate) fn fill_module(&mut self, def: &'static ModuleDef, module: Ref<Module>) -> NativeResult<()> {
        let dict: Ref<Dict> = module.dict.get().cast().expect("gilbox bug: a module's namespace is a dict");
        for f in def.functions {
            let function = self.native_function(f, module.into());
            let name = self.intern(f.name);
            dict.set_name(self, name, function)?;
        }
        if let Some(init) = def.init {
            init(self, dict)?;
        }
        Ok(())
    }
}

/// Makes the interpreter's first objects. `t` is its first thread.
pub fn boot(t: &mut Thread) -> NativeResult<()> {
    let interp: Arc<Interp> = t.interp_arc();
    // The empty objects come first: everything else is made with their help.
    let dict_shape = interp.new_shape(ids::OBJECT, Vec::new());
    debug_assert_eq!(dict_shape, ShapeId::DICT);
    let empty_buffer = Buffer::new(t, &[], 0)?;
    let empty_table = Dict::make_empty_table(t);
    let empty_tuple = Tuple::new(t, &[])?.into();
    let empty_bytes = Bytes::new(t, &[])?.into();
    let bytes_of_one = (0..=255).map(|b| Bytes::new(t, &[b])).collect::<Result<_, _>>()?;
    let mut characters = Vec::with_capacity(129);
    for c in 0..128u8 {
        characters.push(Str::ascii(t, &[c])?);
    }
    characters.push(Str::ascii(t, &[])?);
    for &s in &characters {
        let text = s.to_utf8().into_owned();
        interp.add_interned(&text, s);
    }
    let specials = Special::ALL.iter().map(|s| t.intern(s.name())).collect();
    let builtins = Dict::first_namespace(t, empty_table);
    let modules = Dict::first(t, empty_table);
    interp.set_roots(Roots {
        builtins,
        modules,
        empty_buffer,
        empty_table,
        specials,
        characters,
        empty_tuple,
        empty_bytes,
        bytes_of_one,
    });

    for &(id, name, _, kind) in BUILTIN {
        let given = interp.new_class_id();
        debug_assert_eq!(given, id);
        let name = t.intern(name);
        t.make_class(id, ids::TYPE, name, kind);
    }
    for &(id, name, base, _) in BUILTIN {
        let class = interp.class(id).expect("gilbox bug: built-in classes have just been made");
        class.set_class_flag(class_flags::IMMUTABLE);
        let bases: &[ClassId] = if id == ids::OBJECT {
            &[]
        } else if id == ids::EXCEPTION_GROUP {
            &[base, ids::EXCEPTION]
        } else {
            &[base]
        };
        t.set_bases(class, bases);
        if id == ids::EXCEPTION_GROUP {
            // The one diamond: ExceptionGroup, BaseExceptionGroup, Exception, BaseException, object.
            let order = [id, base, ids::EXCEPTION, ids::BASE_EXCEPTION, ids::OBJECT];
            let order: Vec<Value> = order.iter().filter_map(|&c| interp.class(c)).map(Value::from).collect();
            let order = t.tuple(&order)?;
            class.mro.set(order);
        }
        if crate::objects::is_named_builtin(id) {
            let name = t.intern(name);
            builtins.set_name(t, name, class.into())?;
        }
    }
    for &(id, methods) in crate::objects::METHODS {
        let class = interp.class(id).expect("gilbox bug: methods of an unknown class");
        t.add_methods(class, methods);
    }
    // What has no documentation of its own finds this.
    let doc = t.intern("__doc__");
    interp.class(ids::OBJECT).expect("gilbox bug: object is a class").dict().set_name(t, doc, Value::NONE)?;
    let no_hash = t.intern("__hash__");
    for &id in crate::objects::UNHASHABLE {
        interp.class(id).expect("gilbox bug: unknown class").dict().set_name(t, no_hash, Value::NONE)?;
    }
    for &(id, ..) in BUILTIN {
        let class = interp.class(id).expect("gilbox bug: built-in classes have just been made");
        t.refresh_specials(class);
    }
    for &(id, ..) in BUILTIN {
        let class = interp.class(id).expect("gilbox bug: built-in classes have just been made");
        t.set_maker(class);
    }
    for (id, def) in crate::objects::MAKERS {
        let class = interp.class(*id).expect("gilbox bug: unknown class");
        let maker = t.native_function(def, class.into());
        class.maker.set(maker);
    }
    for &id in crate::objects::FINAL {
        interp.class(id).expect("gilbox bug: unknown class").set_class_flag(class_flags::FINAL);
    }
    for (name, value) in [
        ("None", Value::NONE),
        ("True", Value::TRUE),
        ("False", Value::FALSE),
        ("Ellipsis", Value::ELLIPSIS),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("__debug__", Value::TRUE),
    ] {
        let name = t.intern(name);
        builtins.set_name(t, name, value)?;
    }
    crate::modules::boot(t)
}
