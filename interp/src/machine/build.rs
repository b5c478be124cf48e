//! Items, iteration, displays and text: instructions that try the built-in way and otherwise call a special method or the prelude.

use super::Thread;
use super::frame::{Action, Check};
use super::native::{NativeResult, Trap};
use crate::code::instr::{ConstId, Conversion, NameId, Out, Window};
use crate::heap::{Header, Kind, Ref};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::function::NativeFunction;
use crate::objects::index::Index;
use crate::objects::list::{List, Tuple};
use crate::objects::methods::set::{Guest, update_with};
use crate::objects::misc::{Module, Slice};
use crate::objects::set::Set;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::objects::{iterate, ops};
use crate::text::Chars;
use crate::value::{Slot, Value};

impl Thread {
    pub(super) fn slice(&mut self, [start, stop, step]: [Value; 3]) -> Value {
        let [start, stop, step] = [start, stop, step].map(Slot::new);
        self.make(Slice { header: Header::new(Kind::Slice, ids::SLICE), start, stop, step }).into()
    }

    /// What a helper that could not decide natively leads to: the same native's wish for a call, or `otherwise`.
    fn or_call<T>(
        &mut self,
        answer: NativeResult<Option<T>>,
        action: Action,
        done: impl FnOnce(&mut Thread, T) -> NativeResult<()>,
        otherwise: impl FnOnce(&mut Thread) -> NativeResult<()>,
    ) -> NativeResult<()> {
        match answer {
            Ok(Some(v)) => {
                self.collected = false;
                done(self, v)
            }
            Ok(None) => otherwise(self),
            Err(trap @ (Trap::TailCall | Trap::Resume | Trap::Throw)) => self.answer(Err(trap), action, Value::UNBOUND),
            Err(trap) => Err(trap),
        }
    }

    /// `r[dst] <- obj[key]`
    pub(super) fn get_item(&mut self, dst: Out, obj: Value, key: Value) -> NativeResult<()> {
        let answer = ops::get_item_native(self, obj, key);
        let action = Action::Store(dst.0);
        self.or_call(
            answer,
            action,
            |t, v| t.deliver(action, v, Value::UNBOUND),
            |t| {
                let method = t.class_of(obj).special(Special::GetItem);
                if !method.is_unbound() {
                    return t.call_special(method, obj, &[key], action);
                }
                if obj.kind() == Some(Kind::Class) {
                    return t.call_prelude("class_getitem", &[obj, key], action);
                }
                let name = t.type_name(obj);
                Err(t.type_error(format!("'{name}' object is not subscriptable")))
            },
        )
    }

    /// `obj[key] <- value`
    pub(super) fn set_item(&mut self, obj: Value, key: Value, value: Value) -> NativeResult<()> {
        if !self.prompt && ops::dict_set_quick(self, obj, key, value)? {
            return Ok(());
        }
        let answer = ops::set_item_native(self, obj, key, value);
        self.or_call(
            answer,
            Action::Discard,
            |_, ()| Ok(()),
            |t| {
                let method = t.class_of(obj).special(Special::SetItem);
                if method.is_unbound() {
                    return Err(t.fixed_items(obj, key, "does not", "assignment"));
                }
                t.call_special(method, obj, &[key, value], Action::Discard)
            },
        )
    }

    /// An object's items can't be changed. Sequences look at the index before they say so, in words of their own.
    #[cold]
    fn fixed_items(&mut self, obj: Value, key: Value, sequence_words: &str, what: &str) -> Trap {
        let sequence = matches!(
            self.plain(obj).kind(),
            Some(Kind::Str | Kind::Tuple | Kind::Bytes | Kind::Range | Kind::Set | Kind::DictView)
        ) || obj.kind() == Some(Kind::Instance)
            && self.class_of(obj).id != ids::OBJECT
            && !self.class_of(obj).has(crate::objects::class::class_flags::NATIVE);
        let sequence = sequence && !self.class_of(key).special(Special::Index).is_unbound();
        if sequence
            && let Index::Big(i) = Index::of(self, key)
            && i64::try_from(&i.value).is_err()
        {
            return self.index_error("cannot fit 'int' into an index-sized integer");
        }
        let name = self.type_name(obj);
        let not = if sequence { sequence_words } else { "does not" };
        self.type_error(format!("'{name}' object {not} support item {what}"))
    }

    /// `del obj[key]`
    pub(super) fn delete_item(&mut self, obj: Value, key: Value) -> NativeResult<()> {
        let answer = ops::del_item_native(self, obj, key);
        self.or_call(
            answer,
            Action::Discard,
            |_, ()| Ok(()),
            |t| {
                let method = t.class_of(obj).special(Special::DelItem);
                if method.is_unbound() {
                    return Err(t.fixed_items(obj, key, "doesn't", "deletion"));
                }
                t.call_special(method, obj, &[key], Action::Discard)
            },
        )
    }

    /// `r[dst] <- (item in container) != negate`
    pub(super) fn contains(&mut self, item: Value, container: Value) -> NativeResult<()> {
        let answer = ops::contains_native(self, container, item);
        self.or_call(
            answer,
            Action::Contains,
            |t, truth| {
                t.decide(truth);
                Ok(())
            },
            |t| {
                let method = t.class_of(container).special(Special::Contains);
                if !method.is_unbound() && !method.is_none() {
                    return t.call_special(method, container, &[item], Action::Contains);
                }
                let class = t.class_of(container);
                if method.is_none() {
                    let name = t.type_name(container);
                    return Err(t.type_error(format!("'{name}' object is not a container")));
                }
                if class.special(Special::Iter).is_unbound() && class.special(Special::GetItem).is_unbound() {
                    let name = t.type_name(container);
                    return Err(t.type_error(format!("argument of type '{name}' is not iterable")));
                }
                t.call_prelude("contains_by_iteration", &[container, item], Action::Contains)
            },
        )
    }

    /// `r[dst] <- iter(v)`
    pub(super) fn get_iter(&mut self, dst: Out, v: Value) -> NativeResult<()> {
        if v.kind() == Some(Kind::Generator) && !self.class_of(v).special(Special::Iter).is_unbound() {
            self.set_local(dst.0, v);
            return Ok(());
        }
        let answer = iterate::get_iter_native(self, v);
        let action = Action::Store(dst.0);
        self.or_call(
            answer,
            action,
            |t, v| t.deliver(action, v, Value::UNBOUND),
            |t| {
                let class = t.class_of(v);
                let method = class.special(Special::Iter);
                if method.kind() == Some(Kind::Function) {
                    return t.call_special(method, v, &[], Action::Checked(Check::Iterator, dst.0));
                }
                if !method.is_unbound() && !method.is_none() {
                    return t.call_special(method, v, &[], action);
                }
                if method.is_unbound() && !class.special(Special::GetItem).is_unbound() {
                    return t.call_prelude("iter_sequence", &[v], action);
                }
                let name = t.type_name(v);
                Err(t.type_error(format!("'{name}' object is not iterable")))
            },
        )
    }

    /// `(r[base] ..) <- the items of v`, exactly `count`
    pub(super) fn unpack(&mut self, v: Value, base: Window, count: u16) -> NativeResult<()> {
        let n = count as usize;
        // The frequent case: a tuple or a list of the right length.
        if let Some(tuple) = v.cast::<Tuple>()
            && tuple.len() == n
        {
            for (i, &item) in tuple.items().iter().enumerate() {
                self.set_local(base.0 + i as u16, item);
            }
            return Ok(());
        }
        let answer = ops::unpack_native(self, v, n + 1);
        self.or_call(
            answer,
            Action::Unpack(base.0, count),
            |t, items| {
                let items = items.as_slice();
                if items.len() == n {
                    for (i, &item) in items.iter().enumerate() {
                        t.set_local(base.0 + i as u16, item);
                    }
                    return Ok(());
                }
                Err(t.value_error(unpack_message(n, items.len())))
            },
            |t| t.call_prelude("unpack", &[v, Value::small(i32::from(count))], Action::Unpack(base.0, count)),
        )
    }

    /// `before` items, a list of the rest, `after` items `<-` the items of v
    pub(super) fn unpack_star(&mut self, v: Value, base: Window, before: u8, after: u16) -> NativeResult<()> {
        let answer = ops::unpack_native(self, v, usize::MAX);
        let (before, after) = (before as usize, after as usize);
        let action = Action::Unpack(base.0, (before + 1 + after) as u16);
        self.or_call(
            answer,
            action,
            |t, items| {
                let items = items.as_slice().to_vec();
                if items.len() < before + after {
                    let message =
                        format!("not enough values to unpack (expected at least {}, got {})", before + after, items.len());
                    return Err(t.value_error(message));
                }
                let rest = t.list(&items[before..items.len() - after])?;
                let all = items[..before].iter().copied().chain([rest]).chain(items[items.len() - after..].iter().copied());
                for (i, item) in all.enumerate() {
                    t.set_local(base.0 + i as u16, item);
                }
                Ok(())
            },
            |t| t.call_prelude("unpack_star", &[v, Value::small(before as i32), Value::small(after as i32)], action),
        )
    }

    /// The registers of a window.
    fn window<'a>(&self, base: Window, count: u16) -> &'a [Value] {
        let first = self.top().base as usize + base.0 as usize;
        // SAFETY: the window lies in the running frame, whose registers stay where they are; nobody writes to them while the slice is used.
        unsafe { std::slice::from_raw_parts(self.registers.at(first), count as usize) }
    }

    pub(super) fn build_list(&mut self, dst: Out, base: Window, count: u16) -> NativeResult<()> {
        let v = self.list(self.window(base, count))?;
        self.set_local(dst.0, v);
        Ok(())
    }

    pub(super) fn build_tuple(&mut self, dst: Out, base: Window, count: u16) -> NativeResult<()> {
        let v = self.tuple(self.window(base, count))?;
        self.set_local(dst.0, v);
        Ok(())
    }

    pub(super) fn build_set(&mut self, dst: Out, base: Window, count: u16) -> NativeResult<()> {
        let items = self.window(base, count);
        let set = crate::objects::set::Set::new(self, ids::SET);
        for &item in items {
            let added = match crate::objects::hash::hash_native(self, item)? {
                Some(hash) => set.add(self, hash, item)?.is_ok(),
                None => false,
            };
            if !added {
                let items = self.list(items)?;
                return self.call_prelude("set_of", &[items], Action::Store(dst.0));
            }
        }
        self.set_local(dst.0, set.into());
        Ok(())
    }

    pub(super) fn build_map(&mut self, dst: Out, base: Window, pairs: u16) -> NativeResult<()> {
        let items = self.window(base, pairs * 2);
        if pairs > 0
            && let Some(dict) = Dict::of_pairs(self, items)?
        {
            self.set_local(dst.0, dict.into());
            return Ok(());
        }
        let dict = Dict::new(self);
        if pairs > 0 {
            dict.reserve(self, pairs as usize)?;
        }
        for pair in items.chunks_exact(2) {
            let stored = match crate::objects::hash::hash_native(self, pair[0])? {
                Some(hash) => dict.set(self, hash, pair[0], pair[1])?.is_ok(),
                None => false,
            };
            if !stored {
                let items = self.list(items)?;
                return self.call_prelude("dict_of", &[items], Action::Store(dst.0));
            }
        }
        self.set_local(dst.0, dict.into());
        Ok(())
    }

    /// `r[dst] <- the strings joined`
    pub(super) fn build_string(&mut self, dst: Out, base: Window, count: u16) -> NativeResult<()> {
        let parts = self.window(base, count);
        // Mostly all are ASCII.
        let ascii = |v: &Value| v.cast::<Str>().filter(|s| !s.is_wide());
        if let Some(len) = parts.iter().try_fold(0, |len, v| Some(len + ascii(v)?.len()))
            && len > 1
        {
            let joined = Str::joined(self, len, b"", parts.iter().filter_map(ascii))?;
            self.set_local(dst.0, joined.into());
            return Ok(());
        }
        let mut text = self.start_text();
        for v in parts {
            let s: Ref<Str> = self.plain(*v).cast().expect("gilbox bug: BuildString of what is no string");
            text.push_chars(s.chars());
        }
        let v = self.finish_text(text)?;
        self.set_local(dst.0, v);
        Ok(())
    }

    /// `r[dst] <- format(conversion(v), spec)`
    pub(super) fn format(&mut self, conversion: Conversion, dst: Out, v: Value, spec: Value) -> NativeResult<()> {
        use crate::objects::format::{format_native, format_text};
        use crate::objects::repr::{Method, method_of, repr_native, text_method, to_text};
        let chars = spec.cast::<Str>();
        let chars = chars.as_ref().map_or(Chars::EMPTY, |s| s.chars());
        if conversion == Conversion::None {
            if let Some(text) = format_native(self, v, chars)? {
                self.set_local(dst.0, text);
                return Ok(());
            }
        } else {
            let mut text = self.start_text();
            let native = match conversion {
                Conversion::Str => to_text(self, v, &mut text)?,
                Conversion::Repr | Conversion::Ascii => repr_native(self, v, &mut text)?,
                Conversion::None => false,
            };
            if native {
                if conversion == Conversion::Ascii {
                    text = crate::text::escape::escape_non_ascii(text.as_chars());
                }
                if !chars.is_empty() {
                    text = format_text(self, &text, chars)?;
                }
                let v = self.finish_text(text)?;
                self.set_local(dst.0, v);
                return Ok(());
            }
        }
        // A method that answers the question is called at once.
        let asked = match conversion {
            Conversion::None if method_of(self, v, Special::Format) == Method::Object => Some((text_method(self, v), Check::Str)),
            Conversion::Str => Some((text_method(self, v), Check::Str)),
            Conversion::Repr => Some((Special::Repr, Check::Repr)),
            Conversion::None | Conversion::Ascii => None,
        };
        if chars.is_empty()
            && let Some((special, check)) = asked
            && let method = self.class_of(v).special(special)
            && method.kind() == Some(Kind::Function)
        {
            return self.call_special(method, v, &[], Action::Checked(check, dst.0));
        }
        let conversion = match conversion {
            Conversion::None => 0,
            Conversion::Str => 1,
            Conversion::Repr => 2,
            Conversion::Ascii => 3,
        };
        let spec = if spec.is_unbound() { self.char(None) } else { spec };
        self.call_prelude("format_value", &[v, Value::small(conversion), spec], Action::Store(dst.0))
    }

    pub(super) fn set_add(&mut self, set: Value, item: Value) -> NativeResult<()> {
        let target: Ref<crate::objects::set::Set> = set.cast().expect("gilbox bug: SetAdd to no set");
        let added = match crate::objects::hash::hash_native(self, item)? {
            Some(hash) => target.add(self, hash, item)?.is_ok(),
            None => false,
        };
        if added { Ok(()) } else { self.call_prelude("set_add", &[set, item], Action::Discard) }
    }

    pub(super) fn list_extend(&mut self, list: Value, src: Value) -> NativeResult<()> {
        let target: Ref<List> = list.cast().expect("gilbox bug: ListExtend of no list");
        let answer = iterate::list_extend_native(self, target, src);
        self.or_call(
            answer,
            Action::Discard,
            |_, ()| Ok(()),
            |t| {
                let class = t.class_of(src);
                if class.special(Special::Iter).is_unbound()
                    && class.special(Special::GetItem).is_unbound()
                    && (src.kind() != Some(Kind::Generator) || !t.class_of(src).is_subclass_of(ids::GENERATOR))
                {
                    let name = t.type_name(src);
                    return Err(t.type_error(format!("Value after * must be an iterable, not {name}")));
                }
                t.call_prelude("list_extend", &[list, src], Action::Discard)
            },
        )
    }

    pub(super) fn set_update(&mut self, set: Value, src: Value) -> NativeResult<()> {
        let target: Ref<Set> = set.cast().expect("gilbox bug: SetUpdate of no set");
        let mut rest = src;
        let answer = update_with(self, target, src).map(|updated| match updated {
            Ok(()) => Some(()),
            Err(Guest(left)) => {
                rest = left;
                None
            }
        });
        self.or_call(answer, Action::Discard, |_, ()| Ok(()), |t| t.call_prelude("set_update", &[set, rest], Action::Discard))
    }

    pub(super) fn map_update(&mut self, map: Value, src: Value) -> NativeResult<()> {
        let dict: Ref<Dict> = map.cast().expect("gilbox bug: MapUpdate of no dict");
        let answer = if src.kind() == Some(Kind::Dict) { ops::dict_update_native(self, dict, src) } else { Ok(None) };
        self.or_call(answer, Action::Discard, |_, ()| Ok(()), |t| t.call_prelude("map_update", &[map, src], Action::Discard))
    }

    /// `map.update(src)`, where a key that is there already is a mistake of the call of `callee`.
    pub(super) fn map_merge(&mut self, map: Value, src: Value, callee: Value) -> NativeResult<()> {
        let target: Ref<Dict> = map.cast().expect("gilbox bug: MapMerge of no dict");
        let Some(source) = src.cast::<Dict>().filter(|_| ops::inherits(self, src, Special::Iter)) else {
            return self.call_prelude("map_merge", &[map, src, callee], Action::Discard);
        };
        if target.is_empty() && source.header.class() == ids::DICT && source.has_only_strings() {
            return Ok(target.fill_from(self, source)?);
        }
        for (key, value) in source.entries() {
            let Some(name) = self.plain(key).cast::<Str>() else { return Err(self.type_error("keywords must be strings")) };
            if target.get_name(self, name).is_some() {
                let function = self.function_display_name(callee);
                let name = name.to_utf8().into_owned();
                return Err(self.type_error(format!("{function} got multiple values for keyword argument '{name}'")));
            }
            target.set_name(self, name, value)?;
        }
        Ok(())
    }

    /// How messages name what is called: `module.function()`.
    pub(crate) fn function_display_name(&mut self, callee: Value) -> String {
        let plain = match callee.cast::<crate::objects::function::BoundMethod>() {
            Some(m) => m.function.get(),
            None => callee,
        };
        if let Some(f) = plain.cast::<crate::objects::function::Function>() {
            let module = self.intern("__name__");
            let module = f.globals.get().cast::<Dict>().and_then(|d| d.get_name(self, module)).and_then(|v| v.cast::<Str>());
            let module = module.map_or_else(String::new, |s| format!("{}.", s.to_utf8()));
            return format!("{module}{}()", self.qualname(f));
        }
        if let Some(f) = plain.cast::<crate::objects::function::NativeFunction>() {
            return format!("{}()", f.def.name);
        }
        if let Some(c) = plain.cast::<crate::objects::class::Class>() {
            let mut name = crate::text::Text::new();
            crate::objects::repr::push_full_name(self, c, &mut name);
            let name = name.to_string();
            return format!("{}()", name.strip_prefix("builtins.").unwrap_or(&name));
        }
        let mut text = crate::text::Text::new();
        match crate::objects::repr::to_text(self, callee, &mut text) {
            Ok(true) => text.to_string(),
            _ => format!("{} object", self.type_name(callee)),
        }
    }

    pub(super) fn list_to_tuple(&mut self, dst: Out, v: Value) -> NativeResult<()> {
        let list: Ref<List> = v.cast().expect("gilbox bug: ListToTuple of no list");
        // No guest has the list.
        let buffer = list.buffer();
        let v = self.tuple(Slot::values(buffer.used()))?;
        self.set_local(dst.0, v);
        Ok(())
    }

    /// `r[dst] <- len(v)`
    pub(super) fn len(&mut self, dst: Out, v: Value) -> NativeResult<()> {
        match ops::len_native(self, v) {
            Some(n) => {
                let n = self.size(n);
                self.set_local(dst.0, n);
                Ok(())
            }
            None => self.call_prelude("len_of", &[v], Action::Store(dst.0)),
        }
    }

    /// Are all names of a tuple, or none, those of variables of a module, so that no part of a package has to be imported?
    fn has_all_names(&mut self, module: Value, names: Value) -> bool {
        let Some(names) = names.cast::<Tuple>() else { return names.is_none() };
        let Some(dict) = module.cast::<Module>().and_then(|module| module.dict.get().cast::<Dict>()) else { return false };
        names.items().iter().all(|&name| name.cast::<Str>().is_some_and(|name| dict.get_name(self, name).is_some()))
    }

    /// `r[dst] <- __import__(name, fromlist, level)`
    pub(super) fn import_name(&mut self, level: u8, dst: Out, name: NameId, from: ConstId) -> NativeResult<()> {
        let frame = self.top();
        let name = frame.code.names[name.0 as usize];
        let from = frame.code.consts[from.0 as usize].get();
        let globals = frame.links().namespace;
        let own = frame.code.code.source.is_prelude();
        if !own && let Some(f) = self.replaced_import(globals)? {
            let args = [name.into(), globals.into(), Value::NONE, from, Value::small(i32::from(level))];
            return self.call_with(f, &args, Action::Store(dst.0));
        }
        // A module that is there already needs no guest code.
        if level == 0
            && (!from.is_none() || !name.to_utf8().contains('.'))
            && let Some(module) = self.interp().roots().modules.get_name(self, name)
            && !module.is_none()
            && self.has_all_names(module, from)
            && !(own && crate::modules::import::is_guest_file(self, module))
            && !crate::modules::is_initialising(self)
        {
            self.set_local(dst.0, module);
            return Ok(());
        }
        let args = [name.into(), globals.into(), from, Value::small(i32::from(level)), Value::bool(own)];
        self.call_prelude("import_name", &args, Action::Store(dst.0))
    }

    /// What a guest has put in the place of `__import__`, if it has.
    fn replaced_import(&mut self, globals: Ref<Dict>) -> NativeResult<Option<Value>> {
        let builtins = super::link::builtins_of(self, globals)?;
        let name = self.intern("__import__");
        let Some(f) = builtins.get_name(self, name) else {
            return Err(self.raise(ids::IMPORT_ERROR, "__import__ not found"));
        };
        let natural = f.cast::<NativeFunction>().is_some_and(|f| f.def.name == "__import__");
        Ok((!natural).then_some(f))
    }

    /// `r[dst] <- the attribute or submodule of a module`
    pub(super) fn import_from(&mut self, dst: Out, module: Value, name: NameId) -> NativeResult<()> {
        let name = self.top().code.names[name.0 as usize];
        if let Some(m) = module.cast::<crate::objects::misc::Module>() {
            let dict: Ref<Dict> = Ref::from_address(m.dict.get().bits());
            if let Some(v) = dict.get_name(self, name) {
                self.set_local(dst.0, v);
                return Ok(());
            }
        }
        self.call_prelude("import_from", &[module, name.into()], Action::Store(dst.0))
    }

    /// Every public name of a module becomes a global.
    pub(super) fn import_star(&mut self, module: Value) -> NativeResult<()> {
        // What `exec` runs with locals of their own is like the body of a class.
        let namespace = match self.top().code.code.kind {
            crate::code::CodeKind::Class => self.local(0),
            _ => self.top().links().namespace.into(),
        };
        self.call_prelude("import_star", &[module, namespace], Action::Discard)
    }
}

/// What is wrong with the number of values to be unpacked.
fn unpack_message(expected: usize, got: usize) -> String {
    if got < expected {
        return format!("not enough values to unpack (expected {expected}, got {got})");
    }
    format!("too many values to unpack (expected {expected})")
}
