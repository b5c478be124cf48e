//! Methods of modules.

use crate::heap::Ref;
use crate::machine::Thread;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::objects::class::{Class, ids};
use crate::objects::dict::Dict;
use crate::objects::misc::Module;
use crate::objects::string::Str;
use crate::value::Value;

pub(crate) const MODULE: &[NativeDef] = &[
    native!(New "__new__" "cls, *args, **kwargs" new_module),
    native!(Method "__init__" "self, name, doc=None" init_module),
    native!(Getter "__annotations__" "self" module_annotations),
    native!(Setter "__annotations__" "self, value" |t, a| set_module_annotations(t, a, a[1])),
    native!(Deleter "__annotations__" "self" |t, a| {
        let name = t.intern("__annotations__");
        namespace(a).remove_name(t, name).ok_or_else(|| t.raise(ids::ATTRIBUTE_ERROR, "__annotations__"))
    }),
    native!(Method "__dir__" "self, /" |t, a| Err(t.prelude("dir_of_module", &[a[0]]))),
];

fn namespace(a: Args) -> Ref<Dict> {
    let module: Ref<Module> = a[0].cast().expect("gilbox bug: the receiver was checked");
    module.dict.get().cast().expect("gilbox bug: a module's namespace is a dict")
}

/// What the module's namespace has, made when first asked for.
fn module_annotations(t: &mut Thread, a: Args) -> NativeResult {
    let name = t.intern("__annotations__");
    match namespace(a).get_name(t, name) {
        Some(known) => Ok(known),
        None => {
            let fresh = Dict::new(t).into();
            set_module_annotations(t, a, fresh)?;
            Ok(fresh)
        }
    }
}

fn set_module_annotations(t: &mut Thread, a: Args, value: Value) -> NativeResult {
    let name = t.intern("__annotations__");
    namespace(a).set_name(t, name, value)?;
    Ok(Value::NONE)
}

/// A module, of a subclass perhaps, which has no name before `__init__` gives it one.
fn new_module(t: &mut Thread, a: Args) -> NativeResult {
    let module = t.nameless_module();
    if let Some(class) = a[0].cast::<Class>() {
        module.header.set_class(class.id);
    }
    Ok(module.into())
}

fn init_module(t: &mut Thread, a: Args) -> NativeResult {
    let Some(name) = t.plain(a[1]).cast::<Str>() else {
        let name = t.type_name(a[1]);
        return Err(t.type_error(format!("module() argument 'name' must be str, not {name}")));
    };
    let module: Ref<Module> = a[0].cast().expect("gilbox bug: the receiver was checked");
    t.name_module(module, name.into(), a.opt(2).unwrap_or(Value::NONE))?;
    Ok(Value::NONE)
}
