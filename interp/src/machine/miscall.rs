//! What is said of a call that doesn't fit the parameters of a native, or of a function of the prelude that stands for one: CPython's
//! words for functions written in C, which depend on how their arguments may be passed.

use super::Thread;
use super::code_object::CodeObject;
use super::native::{Binding, NativeDef};
use crate::heap::Ref;
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::function::{Function, NativeFunction};
use crate::objects::misc::Module;
use crate::objects::string::Str;
use crate::value::Value;

/// What the messages have to know of the callee.
pub(super) struct Miscall {
    /// With its class or module.
    shown: String,
    name: String,
    /// Does it make instances, so that messages call it by the name of the class?
    constructor: bool,
    /// Is it a method of an operator or another special one?
    slot: bool,
    /// How many of the parameters the callee brings itself: 1 for methods, else 0.
    receiver: usize,
    /// Positional and keyword-only ones, the receiver included.
    parameters: Vec<Parameter>,
    /// How many arguments by position there must and may be, without the receiver.
    least: usize,
    most: usize,
    /// Does it take any number of arguments by position, and by name?
    star: bool,
    double_star: bool,
}

/// A parameter of a native's signature.
#[derive(Clone)]
pub(super) struct Parameter {
    pub(super) name: String,
    /// May it be passed by name?
    pub(super) by_name: bool,
}

impl Parameter {
    /// The positional and keyword-only parameters, in order.
    pub(super) fn read(signature: &str) -> Vec<Parameter> {
        let mut all: Vec<Parameter> = Vec::new();
        for part in split_parameters(signature) {
            match part {
                "/" => all.iter_mut().for_each(|p| p.by_name = false),
                p if p.starts_with('*') => {}
                p => all.push(Parameter { name: p.split('=').next().unwrap_or(p).trim().to_owned(), by_name: true }),
            }
        }
        all
    }
}

/// Splits at the commas outside of quotes.
fn split_parameters(signature: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    signature
        .split(move |c| {
            quoted ^= c == '\'';
            c == ',' && !quoted
        })
        .map(str::trim)
        .filter(|p| !p.is_empty())
}

/// Is a special method of a class one that an operator or a built-in function calls by way of the type, and so a wrapper of that way?
pub(super) fn is_slot(class: &str, name: &str) -> bool {
    const METHODS: [&str; 24] = [
        "__alloc__",
        "__bytes__",
        "__ceil__",
        "__class_getitem__",
        "__complex__",
        "__copy__",
        "__deepcopy__",
        "__dir__",
        "__enter__",
        "__exit__",
        "__floor__",
        "__format__",
        "__getnewargs__",
        "__getstate__",
        "__instancecheck__",
        "__length_hint__",
        "__missing__",
        "__reduce__",
        "__reduce_ex__",
        "__reversed__",
        "__round__",
        "__setstate__",
        "__sizeof__",
        "__trunc__",
    ];
    name.starts_with("__")
        && !METHODS.contains(&name)
        && !matches!((class, name), ("list" | "dict", "__getitem__") | ("dict" | "set" | "frozenset", "__contains__"))
}

fn is_constructor(def: &NativeDef) -> bool {
    def.binding == Binding::New || def.name == "__init__"
}

/// The module of C that a module's functions say they are from.
fn module_of_c(name: &str) -> &str {
    const HIDDEN: [(&str, &str); 18] = [
        ("_binascii", "binascii"),
        ("abc", "_abc"),
        ("bisect", "_bisect"),
        ("codecs", "_codecs"),
        ("collections", "_collections"),
        ("contextvars", "_contextvars"),
        ("csv", "_csv"),
        ("functools", "_functools"),
        ("hashlib", "_hashlib"),
        ("heapq", "_heapq"),
        ("io", "_io"),
        ("operator", "_operator"),
        ("os", "posix"),
        ("stat", "_stat"),
        ("struct", "_struct"),
        ("threading", "_thread"),
        ("warnings", "_warnings"),
        ("weakref", "_weakref"),
    ];
    HIDDEN.iter().find(|(shown, _)| *shown == name).map_or(name, |(_, hidden)| hidden)
}

fn s(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}

impl Thread {
    /// A native as messages have to know it.
    pub(super) fn miscall_of_native(&mut self, f: Ref<NativeFunction>) -> Miscall {
        let (def, owner) = (f.def, f.owner.get());
        let shown = match owner.cast::<Class>() {
            Some(class) if !is_constructor(def) => format!("{}.{}", Str::text_of(class.name.get()), def.name),
            Some(class) => Str::text_of(class.name.get()),
            None => match owner.cast::<Module>().map(|m| self.name_in(m.dict.get())) {
                Some(module) if module != "builtins" => format!("{}.{}", module_of_c(&module), def.name),
                _ => def.name.to_owned(),
            },
        };
        let receiver = usize::from(matches!(def.binding, Binding::Method | Binding::Class | Binding::New));
        let class = shown.split('.').next().unwrap_or_default();
        Miscall {
            name: if is_constructor(def) { shown.clone() } else { def.name.to_owned() },
            constructor: is_constructor(def),
            slot: def.binding == Binding::Method && !is_constructor(def) && is_slot(class, def.name),
            shown,
            receiver,
            parameters: Parameter::read(def.signature),
            least: (def.shape.required as usize).saturating_sub(receiver),
            most: (def.shape.positional as usize).saturating_sub(receiver),
            star: def.shape.star,
            double_star: def.shape.double_star,
        }
    }

    /// A function of the prelude that stands for a native, as messages have to know it.
    pub(super) fn miscall_of_prelude(&mut self, f: Ref<Function>, code: &CodeObject) -> Miscall {
        let (name, qualname) = (Str::text_of(f.name.get()), Str::text_of(f.qualname.get()));
        let class = qualname.strip_suffix(&name).and_then(|class| class.strip_suffix('.'));
        // What makes iterators stands for their class.
        let makes_iterators = class.is_none() && !code.code.never_binds && !name.starts_with('_');
        let constructor = makes_iterators || class.is_some() && matches!(name.as_str(), "__init__" | "__new__");
        let shown = match class {
            Some(class) if constructor => class.to_owned(),
            None if constructor => name.clone(),
            Some(_) => qualname.clone(),
            None => format!("{}.{name}", module_of_c(&self.name_in(f.globals.get()))),
        };
        let params = code.code.params;
        let parameters = code.parameters.iter().enumerate().map(|(i, name)| Parameter {
            name: name.to_utf8().into_owned(),
            by_name: i >= params.positional_only as usize && !(i == 0 && class.is_some()),
        });
        let defaults = f.defaults.get().cast::<crate::objects::list::Tuple>().map_or(0, |d| d.len());
        let (receiver, most) = (usize::from(class.is_some()), params.positional as usize);
        Miscall {
            name: if constructor { shown.clone() } else { name.clone() },
            shown,
            constructor,
            slot: !constructor && class.is_some_and(|class| is_slot(class, &name)),
            receiver,
            parameters: parameters.collect(),
            least: (most - defaults).saturating_sub(receiver),
            most: most.saturating_sub(receiver),
            star: params.star,
            double_star: params.double_star,
        }
    }

    /// The `__name__` in a module's namespace.
    fn name_in(&mut self, namespace: Value) -> String {
        let key = self.intern("__name__");
        namespace.cast::<Dict>().and_then(|d| d.get_name(self, key)).map_or_else(String::new, Str::text_of)
    }
}

impl Miscall {
    /// What is said of arguments that don't fit: so many by position, the receiver included, and some by name. CPython looks for what is
    /// wrong in this order.
    pub(super) fn complaint(&self, by_position: usize, names: &[&str]) -> String {
        let by_position = by_position.saturating_sub(self.receiver);
        let own = &self.parameters[self.receiver.min(self.parameters.len())..];
        let Some(&first) = names.first() else { return self.wrong_count(by_position) };
        if self.slot || !self.double_star && own.iter().all(|p| !p.by_name) {
            return self.unexpected_keyword(first);
        }
        let (all, given) = (own.len(), by_position + names.len());
        if given > all && !self.star && !self.double_star {
            let kind = if by_position == 0 { "keyword " } else { "" };
            return format!("{}() takes at most {all} {kind}argument{} ({given} given)", self.name, s(all));
        }
        let needed = own.iter().take(self.least).take_while(|p| !p.by_name).count();
        if by_position < needed || by_position > self.most && !self.star {
            return self.wrong_count(by_position);
        }
        let named = |p: &Parameter| names.contains(&p.name.as_str());
        if let Some(at) = (by_position..self.least).find(|&at| !named(&own[at])) {
            return format!("{}() missing required argument '{}' (pos {})", self.name, own[at].name, at + 1);
        }
        if let Some(at) = (0..by_position.min(all)).find(|&at| own[at].by_name && named(&own[at])) {
            return format!("argument for {}() given by name ('{}') and position ({})", self.name, own[at].name, at + 1);
        }
        let unknown = names.iter().find(|&&name| !own.iter().any(|p| p.by_name && p.name == name));
        self.unexpected_keyword(unknown.unwrap_or(&first))
    }

    fn unexpected_keyword(&self, given: &str) -> String {
        if self.slot {
            return format!("wrapper {}() takes no keyword arguments", self.name);
        }
        let mut candidates = self.parameters.iter().filter(|p| p.by_name).map(|p| p.name.as_str()).peekable();
        if candidates.peek().is_none() {
            return format!("{}() takes no keyword arguments", self.shown);
        }
        // What sorts is a list's method.
        let name = if self.name == "sorted" { "sort" } else { &self.name };
        let hint = super::suggest::closest(given, candidates).map_or_else(String::new, |s| format!(". Did you mean '{s}'?"));
        format!("{name}() got an unexpected keyword argument '{given}'{hint}")
    }

    /// So many arguments by position, without the receiver, are too few or too many.
    fn wrong_count(&self, given: usize) -> String {
        let Miscall { shown, name, least, most, .. } = self;
        let (least, most) = (*least, *most);
        if self.slot {
            // Where arguments are taken apart under a name, that is empty.
            let sequence = matches!(shown.split('.').next(), Some("str" | "bytes" | "bytearray" | "list" | "tuple"));
            let empty = matches!(name.as_str(), "__setitem__" | "__setattr__")
                || sequence && matches!(name.as_str(), "__mul__" | "__rmul__" | "__imul__");
            return match (given < least, least == most) {
                (_, true) if empty => format!(" expected {least} argument{}, got {given}", s(least)),
                (_, true) => format!("expected {least} argument{}, got {given}", s(least)),
                (true, false) => format!(" expected at least {least} argument{}, got {given}", s(least)),
                (false, false) => format!(" expected at most {most} argument{}, got {given}", s(most)),
            };
        }
        // Functions whose arguments may be passed by name count differently from the others; so do some types.
        let own = &self.parameters[self.receiver.min(self.parameters.len())..];
        let by_name = own.iter().any(|p| p.by_name) && !matches!(name.as_str(), "int" | "str" | "sorted");
        let keyword_only = own.len() > most;
        if least == most && most == 0 && keyword_only && given <= own.len() {
            format!("{name}() takes no positional arguments")
        } else if by_name && given > most {
            let (all, how, kind) = match given <= own.len() {
                true if least == most => (most, "exactly", "positional "),
                true => (most, "at most", "positional "),
                false => (own.len(), "at most", ""),
            };
            format!("{name}() takes {how} {all} {kind}argument{} ({given} given)", s(all))
        } else if by_name {
            let by_position = own.iter().take(least).take_while(|p| !p.by_name).count();
            if given < by_position {
                let how = if by_position < most { "at least" } else { "exactly" };
                format!("{name}() takes {how} {by_position} positional argument{} ({given} given)", s(by_position))
            } else {
                let missing = own.get(given).map_or("", |p| p.name.as_str());
                format!("{name}() missing required argument '{missing}' (pos {})", given + 1)
            }
        } else if least == most && most == 0 {
            format!("{shown}() takes no arguments ({given} given)")
        } else if least == most && most == 1 && !keyword_only && !self.constructor {
            format!("{shown}() takes exactly one argument ({given} given)")
        } else if least == most {
            format!("{name} expected {most} argument{}, got {given}", s(most))
        } else if given < least {
            format!("{name} expected at least {least} argument{}, got {given}", s(least))
        } else {
            format!("{name} expected at most {most} argument{}, got {given}", s(most))
        }
    }
}
