//! Binding arguments to parameters, where that is more than leaving them where they are; with CPython's messages.

use std::sync::Arc;

use super::Thread;
use super::code_object::CodeObject;
use super::miscall::{Miscall, Parameter};
use super::native::{Args, NativeResult, Trap};
use crate::heap::{Kind, Ref};
use crate::objects::dict::Dict;
use crate::objects::function::{Function, NativeFunction};
use crate::objects::list::Tuple;
use crate::objects::special::Special;
use crate::objects::string::Str;
use crate::value::Value;

/// The names of the last arguments of a call, if any are passed by name: interned strings.
pub(super) type Names = Option<Ref<Tuple>>;

/// More arguments by name are bound by `bind_arguments`.
const MOST_IN_PLACE: usize = 16;
/// As many as most have.
const FEW_IN_PLACE: usize = 4;

impl Thread {
    /// Puts a guest function's arguments where its parameters are, within the window. False where that isn't enough, or something is
    /// wrong with them: then nothing has changed.
    pub(super) fn bind_in_place(
        &mut self,
        f: Ref<Function>,
        code: Ref<CodeObject>,
        first: usize,
        argc: usize,
        names: Names,
    ) -> bool {
        // Those by name are set aside in an array, which for most calls is small.
        if names.map_or(0, |names| names.len()) <= FEW_IN_PLACE {
            self.bind_at_most::<FEW_IN_PLACE>(f, code, first, argc, names)
        } else {
            self.bind_at_most::<MOST_IN_PLACE>(f, code, first, argc, names)
        }
    }

    /// The same with at most so many arguments by name.
    #[inline(never)]
    fn bind_at_most<const MOST: usize>(
        &mut self,
        f: Ref<Function>,
        code: Ref<CodeObject>,
        first: usize,
        argc: usize,
        names: Names,
    ) -> bool {
        let (n, keyword_only) = (code.quick.positional as usize, code.quick.keyword_only as usize);
        let names = names.as_ref().map_or(&[][..], |n| n.items());
        let given = argc - names.len();
        let star = code.code.params.star;
        if (given > n && !star) || names.len() > MOST {
            return false;
        }
        // The arguments by name make place for the parameters, and those beyond the positional ones become a tuple.
        let mut by_name = [Value::UNBOUND; MOST];
        for (i, v) in by_name[..names.len()].iter_mut().enumerate() {
            *v = self.register(first + given + i);
        }
        // SAFETY: the arguments stand in registers, which nobody writes to meanwhile.
        let extra = unsafe { std::slice::from_raw_parts(self.registers.at(first + n), given.saturating_sub(n)) };
        let extra = match star.then(|| self.tuple(extra)) {
            Some(Err(_)) => return false,
            Some(Ok(extra)) => extra,
            None => Value::UNBOUND,
        };
        let end = n + keyword_only;
        for i in given.min(n)..end {
            self.set_register(first + i, Value::UNBOUND);
        }
        let rest = code.code.params.double_star.then(|| Dict::new(self));
        if self.bind_names(&code, first, given.min(n), names, &by_name, rest)
            && self.fill_in_defaults(f, &code, first, given.min(n))
        {
            if star {
                self.set_register(first + end, extra);
            }
            if let Some(rest) = rest {
                self.set_register(first + end + usize::from(star), rest.into());
            }
            return true;
        }
        // Everything back to where it was.
        let extra = extra.cast::<Tuple>();
        for (i, &v) in extra.as_ref().map_or(&[][..], |t| t.items()).iter().chain(&by_name[..names.len()]).enumerate() {
            self.set_register(first + given.min(n) + i, v);
        }
        false
    }

    /// Puts arguments by name into the registers of their parameters, behind the first `given`, which have theirs; others into `rest`. False where
    /// one is passed twice, or not wanted.
    #[inline(always)]
    fn bind_names(
        &mut self,
        code: &CodeObject,
        first: usize,
        given: usize,
        names: &[Value],
        values: &[Value],
        rest: Option<Ref<Dict>>,
    ) -> bool {
        let parameters = &code.parameters;
        let positional_only = code.code.params.positional_only as usize;
        // Mostly they come in the order of the parameters.
        let mut expected = given;
        for i in 0..names.len() {
            let (name, v) = (names[i], values[i]);
            let mut place = expected;
            if place >= parameters.len() || Value::from(parameters[place]) != name {
                place = 0;
                while place < parameters.len() && Value::from(parameters[place]) != name {
                    place += 1;
                }
            }
            if place < parameters.len() && place >= positional_only {
                if !self.register(first + place).is_unbound() {
                    return false;
                }
                self.set_register(first + place, v);
                expected = place + 1;
            } else if rest.is_none_or(|rest| name.cast().is_none_or(|name| rest.add_name(self, name, v).is_err())) {
                return false;
            }
        }
        true
    }

    /// Gives the parameters behind the first `given` that have no argument their defaults; false where one has none.
    #[inline(always)]
    fn fill_in_defaults(&mut self, f: Ref<Function>, code: &CodeObject, first: usize, given: usize) -> bool {
        let (n, keyword_only) = (code.quick.positional as usize, code.quick.keyword_only as usize);
        let defaults = f.defaults.get().cast::<Tuple>();
        let defaults = defaults.as_ref().map_or(&[][..], |d| d.items());
        for i in given..n + keyword_only {
            if !self.register(first + i).is_unbound() {
                continue;
            }
            let default = if i < n {
                (i + defaults.len()).checked_sub(n).map(|i| defaults[i])
            } else {
                f.kwdefaults.get().cast::<Dict>().and_then(|d| d.get_name(self, code.parameters[i]))
            };
            match default {
                Some(v) => self.set_register(first + i, v),
                None => return false,
            }
        }
        true
    }

    /// Copies arguments to behind the running frame's window, with the parameters of a native that are left out in front of those beyond
    /// its positional ones; none where there is no room.
    #[inline(never)]
    pub(super) fn spread_arguments(&mut self, f: Ref<NativeFunction>, from: usize, argc: usize) -> Args {
        let shape = &f.def.shape;
        let (n, apart) = (shape.positional as usize, shape.keyword_only as usize);
        let first = self.scratch();
        let end = first + argc + apart;
        let count = if self.is_covered(end + 1) { argc + apart } else { 0 };
        for i in 0..count {
            let v = if i < n {
                self.register(from + i)
            } else if i < n + apart {
                Value::UNBOUND
            } else {
                self.register(from + i - apart)
            };
            self.set_register(first + i, v);
        }
        // SAFETY: so many registers have just been filled, and the register file never moves.
        unsafe { Args::new(self.registers.at(first), count) }
    }

    /// Puts a guest function's arguments where its parameters are.
    #[cold]
    pub(super) fn bind_arguments(
        &mut self,
        f: Ref<Function>,
        code: Ref<CodeObject>,
        first: usize,
        argc: usize,
        names: Names,
    ) -> NativeResult<()> {
        let params = code.code.params;
        let given: Vec<Value> = (0..argc).map(|i| self.register(first + i)).collect();
        let by_name = names.map_or(0, |n| n.len());
        let (positional, named) = given.split_at(argc - by_name);
        let n = params.positional as usize;
        let keyword_only = params.keyword_only as usize;
        let mut bound = vec![Value::UNBOUND; params.count()];
        for (slot, &v) in bound.iter_mut().zip(positional.iter().take(n)) {
            *slot = v;
        }
        let extra = positional.len().saturating_sub(n);
        if params.star {
            bound[n + keyword_only] = self.tuple(&positional[positional.len() - extra..])?;
        }
        let rest = if params.double_star { Some(Dict::new(self)) } else { None };
        let parameter_names = &code.parameters;
        let positional_only = params.positional_only as usize;
        for (i, &v) in named.iter().enumerate() {
            let name: Ref<Str> = names.and_then(|n| n.items()[i].cast()).expect("gilbox bug: names of arguments are strings");
            let place = parameter_names.iter().position(|p| p.same(&name)).filter(|&p| p >= positional_only);
            match (place, rest) {
                (Some(p), _) if bound[p].is_unbound() => bound[p] = v,
                (Some(_), _) if code.code.native => return Err(self.prelude_misfit(f, &code, positional.len(), names)),
                (Some(_), _) => {
                    let (function, name) = (self.qualname(f), name.to_utf8());
                    return Err(self.type_error(format!("{function}() got multiple values for argument '{name}'")));
                }
                (None, Some(rest)) => rest.set_name(self, name, v)?,
                (None, None) if code.code.native => return Err(self.prelude_misfit(f, &code, positional.len(), names)),
                (None, None) => return Err(self.unexpected_keyword(f, parameter_names, positional_only, &names, name)),
            }
        }
        if extra > 0 && !params.star {
            if code.code.native {
                return Err(self.prelude_misfit(f, &code, positional.len(), names));
            }
            return Err(self.too_many(f, &code, positional.len(), &bound));
        }
        if let Some(rest) = rest {
            let last = bound.len() - 1;
            bound[last] = rest.into();
        }
        // Defaults.
        let defaults = f.defaults.get().cast::<Tuple>();
        let default_count = defaults.map_or(0, |d| d.len());
        let mut missing = Vec::new();
        for i in 0..n {
            if !bound[i].is_unbound() {
                continue;
            }
            match defaults {
                Some(d) if i + default_count >= n => bound[i] = d.items()[i + default_count - n],
                _ => missing.push(parameter_names[i]),
            }
        }
        if !missing.is_empty() && code.code.native {
            return Err(self.prelude_misfit(f, &code, positional.len(), names));
        }
        if !missing.is_empty() {
            return Err(self.missing(f, &missing, "positional"));
        }
        let kwdefaults = f.kwdefaults.get().cast::<Dict>();
        for i in n..n + keyword_only {
            if bound[i].is_unbound() {
                match kwdefaults.and_then(|d| d.get_name(self, parameter_names[i])) {
                    Some(v) => bound[i] = v,
                    None => missing.push(parameter_names[i]),
                }
            }
        }
        if !missing.is_empty() {
            return Err(self.missing(f, &missing, "keyword-only"));
        }
        for (i, v) in bound.into_iter().enumerate() {
            self.set_register(first + i, v);
        }
        Ok(())
    }

    /// A function's qualified name, for messages.
    pub(super) fn qualname(&self, f: Ref<Function>) -> String {
        Str::text_of(f.qualname.get())
    }

    fn missing(&mut self, f: Ref<Function>, names: &[Ref<Str>], kind: &str) -> Trap {
        let quoted: Vec<String> = names.iter().map(|n| format!("'{}'", n.to_utf8())).collect();
        let list = match quoted.as_slice() {
            [one] => one.clone(),
            [one, two] => format!("{one} and {two}"),
            [init @ .., last] => format!("{}, and {last}", init.join(", ")),
            [] => String::new(),
        };
        let plural = if names.len() == 1 { "" } else { "s" };
        let function = self.qualname(f);
        self.type_error(format!("{function}() missing {} required {kind} argument{plural}: {list}", names.len()))
    }

    fn too_many(&mut self, f: Ref<Function>, code: &CodeObject, given: usize, bound: &[Value]) -> Trap {
        let params = code.code.params;
        let n = params.positional as usize;
        let defaults = f.defaults.get().cast::<Tuple>().map_or(0, |d| d.len());
        let takes = if defaults > 0 { format!("from {} to {n}", n - defaults) } else { n.to_string() };
        let plural = if n == 1 && defaults == 0 { "" } else { "s" };
        let keyword_only = bound[n..n + params.keyword_only as usize].iter().filter(|v| !v.is_unbound()).count();
        let function = self.qualname(f);
        if keyword_only > 0 {
            let s = if given == 1 { "" } else { "s" };
            let ks = if keyword_only == 1 { "" } else { "s" };
            return self.type_error(format!(
                "{function}() takes {takes} positional argument{plural} but {given} positional argument{s} (and {keyword_only} keyword-only argument{ks}) were given"
            ));
        }
        let were = if given == 1 { "was" } else { "were" };
        self.type_error(format!("{function}() takes {takes} positional argument{plural} but {given} {were} given"))
    }

    fn unexpected_keyword(
        &mut self,
        f: Ref<Function>,
        known: &[Ref<Str>],
        positional_only: usize,
        names: &Names,
        name: Ref<Str>,
    ) -> Trap {
        let function = self.qualname(f);
        let passed: Vec<String> = names
            .iter()
            .flat_map(|n| n.items())
            .filter_map(|v| v.cast::<Str>())
            .filter(|n| known[..positional_only].iter().any(|k| k.same(n)))
            .map(|n| n.to_utf8().into_owned())
            .collect();
        if !passed.is_empty() {
            return self.type_error(format!(
                "{function}() got some positional-only arguments passed as keyword arguments: '{}'",
                passed.join(", ")
            ));
        }
        let name = name.to_utf8().into_owned();
        let candidates: Vec<String> = known[positional_only..].iter().map(|k| k.to_utf8().into_owned()).collect();
        let hint = super::suggest::closest(&name, candidates.iter().map(String::as_str))
            .map_or_else(String::new, |s| format!(". Did you mean '{s}'?"));
        self.type_error(format!("{function}() got an unexpected keyword argument '{name}'{hint}"))
    }

    /// Puts a native's arguments in the order of its signature, behind the running frame's window; returns where and how many.
    #[inline(never)]
    pub(super) fn bind_native(
        &mut self,
        f: Ref<NativeFunction>,
        first: usize,
        argc: usize,
        names: Names,
    ) -> NativeResult<(usize, usize)> {
        let def = f.def;
        let shape = def.shape;
        if argc == names.map_or(0, |n| n.len()) && f.receiver.get().is_unbound() {
            self.check_first_argument(f)?;
        }
        if names.is_none()
            && argc >= shape.required as usize
            && (argc <= shape.positional as usize || shape.star)
            && let Some(bound) = self.bind_positions(&shape, first, argc)?
        {
            return Ok(bound);
        }
        let positional = argc - names.map_or(0, |n| n.len());
        let (n, own) = (shape.positional as usize, shape.positional as usize + shape.keyword_only as usize);
        if positional > n && !shape.star {
            return Err(self.native_misfit(f, positional, names));
        }
        let bound = self.scratch().max(first + argc + 1);
        self.cover(bound + own + argc + 2)?;
        for i in 0..own {
            let given = if i < positional.min(n) { self.register(first + i) } else { Value::UNBOUND };
            self.set_register(bound + i, given);
        }
        let rest = if shape.double_star { Some(Dict::new(self)) } else { None };
        let parameters = self.parameters_of(def.signature);
        for (i, name) in names.iter().flat_map(|n| n.items()).enumerate() {
            let name: Ref<Str> = name.cast().expect("gilbox bug: names of arguments are strings");
            let v = self.register(first + positional + i);
            let place = parameters.iter().position(|p| p.by_name && name.is(&p.name));
            match (place, rest) {
                (Some(p), _) if self.register(bound + p).is_unbound() => self.set_register(bound + p, v),
                (Some(_), _) => return Err(self.native_misfit(f, positional, names)),
                (None, Some(rest)) => rest.set_name(self, name, v)?,
                (None, None) => {
                    let nothing_by_name = parameters.iter().all(|p| !p.by_name);
                    // A subclass may have a constructor of its own for them.
                    let object = if own > 0 { Some(self.register(bound)) } else { None };
                    if nothing_by_name && self.has_other_constructor(def, object) {
                        continue;
                    }
                    return Err(self.native_misfit(f, positional, names));
                }
            }
        }
        if (0..shape.required as usize).any(|i| self.register(bound + i).is_unbound()) {
            return Err(self.native_misfit(f, positional, names));
        }
        let mut count = own;
        for i in n..positional {
            self.set_register(bound + count, self.register(first + i));
            count += 1;
        }
        if let Some(rest) = rest {
            // With `*args` and `**kwargs` both, the dict is still the last.
            self.set_register(bound + count, rest.into());
            count += 1;
        } else {
            while count > shape.required as usize && self.register(bound + count - 1).is_unbound() {
                count -= 1;
            }
        }
        Ok((bound, count))
    }

    #[cold]
    fn native_misfit(&mut self, f: Ref<NativeFunction>, by_position: usize, names: Names) -> Trap {
        let miscall = self.miscall_of_native(f);
        self.misfit(&miscall, by_position, names)
    }

    #[cold]
    fn prelude_misfit(&mut self, f: Ref<Function>, code: &CodeObject, by_position: usize, names: Names) -> Trap {
        let miscall = self.miscall_of_prelude(f, code);
        self.misfit(&miscall, by_position, names)
    }

    fn misfit(&mut self, miscall: &Miscall, by_position: usize, names: Names) -> Trap {
        let names: Vec<String> = names.iter().flat_map(|n| n.items()).map(|&name| Str::text_of(name)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        self.type_error(miscall.complaint(by_position, &names))
    }

    /// Is this `__new__` or `__init__`, of a class that has another's in the place of the other of the two?
    fn has_other_constructor(&self, def: &super::native::NativeDef, first: Option<Value>) -> bool {
        let Some(first) = first.filter(|v| !v.is_unbound()) else { return false };
        let other = match def.name {
            "__new__" => first.cast::<crate::objects::class::Class>().map(|c| c.special(Special::Init)),
            "__init__" => Some(self.class_of(first).special(Special::New)),
            _ => None,
        };
        other.is_some_and(|m| m.kind() != Some(Kind::NativeFunction))
    }

    /// A method of a class called without any argument, or `__new__` without its class.
    fn check_first_argument(&mut self, f: Ref<NativeFunction>) -> NativeResult<()> {
        use super::native::Binding;
        let (name, binding) = (f.def.name, f.def.binding);
        let Some(owner) = f.owner.get().cast::<crate::objects::class::Class>() else { return Ok(()) };
        let class = Str::text_of(owner.name.get());
        match binding {
            Binding::New => Err(self.type_error(format!("{class}.__new__(): not enough arguments"))),
            Binding::Method if super::miscall::is_slot(&class, name) => {
                Err(self.type_error(format!("descriptor '{name}' of '{class}' object needs an argument")))
            }
            Binding::Method => Err(self.type_error(format!("unbound method {class}.{name}() needs an argument"))),
            _ => Ok(()),
        }
    }

    /// Binds arguments that are all given by position and fit: those behind the fixed ones are moved behind the keyword-only ones.
    fn bind_positions(
        &mut self,
        shape: &super::native::ArgShape,
        from: usize,
        argc: usize,
    ) -> NativeResult<Option<(usize, usize)>> {
        let (n, keyword_only) = (shape.positional as usize, shape.keyword_only as usize);
        let rest = if shape.double_star { Some(Dict::new(self)) } else { None };
        let extra = argc.saturating_sub(n);
        // With nothing behind them, missing arguments are left out.
        let count = if extra > 0 || rest.is_some() { n + keyword_only + extra } else { argc };
        let first = self.scratch().max(from + argc + 1);
        if self.cover(first + count + 2).is_err() {
            return Ok(None);
        }
        for i in 0..count {
            let source = if i < n { Some(i).filter(|&i| i < argc) } else { i.checked_sub(keyword_only).filter(|&i| i >= n) };
            let v = source.map_or(Value::UNBOUND, |i| self.register(from + i));
            self.set_register(first + i, v);
        }
        if let Some(rest) = rest {
            self.set_register(first + count, rest.into());
        }
        let count = count + usize::from(rest.is_some());
        Ok(Some((first, count)))
    }
}

impl Thread {
    /// The parameters of a native's signature, which is read once.
    fn parameters_of(&mut self, signature: &'static str) -> Arc<[Parameter]> {
        self.signatures
            .entry((signature.as_ptr() as usize, signature.len()))
            .or_insert_with(|| Parameter::read(signature).into())
            .clone()
    }
}
