//! `_random`: the generator that the prelude's `random` makes its distributions of.

use dashu_int::{IBig, UBig};
use parking_lot::Mutex;

use super::mersenne::MersenneTwister;
use crate::heap::{Header, Kind, Marker, Ref};
use crate::machine::boot::{ClassDef, ModuleDef};
use crate::machine::native::{Args, NativeResult, native};
use crate::machine::{Thread, cost};
use crate::objects::arith::Integer;
use crate::objects::class::{Class, ids};
use crate::objects::dict::Dict;
use crate::objects::list::Tuple;
use crate::objects::native::{Native, Payload};
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "_random", functions: &[], init: Some(init) };

fn init(t: &mut Thread, dict: Ref<Dict>) -> NativeResult<()> {
    let class = t.native_class(&RANDOM).into();
    let name = t.intern("Random");
    dict.set_name(t, name, class)?;
    Ok(())
}

struct Generator(Mutex<MersenneTwister>);

impl Payload for Generator {
    fn trace(&self, _: &mut Marker) {}
}

const RANDOM: ClassDef = ClassDef {
    name: "Random",
    module: "_random",
    methods: &[
        native!(New "__new__" "cls, /, *args, **kwargs" new),
        native!(Method "random" "self, /" |t, a| { let x = with(a, MersenneTwister::next_f64); Ok(t.float(x)) }),
        native!(Method "seed" "self, n=None, /" seed),
        native!(Method "getrandbits" "self, k, /" getrandbits),
        native!(Method "getstate" "self, /" getstate),
        native!(Method "setstate" "self, state, /" setstate),
    ],
    subclassable: true,
};

/// The words of the state.
const WORDS: usize = 624;

/// Works with the receiver's generator.
fn with<R>(a: Args, f: impl FnOnce(&mut MersenneTwister) -> R) -> R {
    let native: Ref<Native> = a[0].cast().expect("gilbox bug: the receiver's class was checked");
    f(&mut native.payload::<Generator>().expect("gilbox bug: the receiver's class was checked").0.lock())
}

/// A generator that is seeded with entropy.
fn fresh(t: &Thread) -> MersenneTwister {
    let mut bytes = [0; 32];
    t.interp().world.entropy(&mut bytes);
    MersenneTwister::from_seed(&UBig::from_le_bytes(&bytes))
}

fn new(t: &mut Thread, a: Args) -> NativeResult {
    let class: Ref<Class> = a[0].cast().expect("gilbox bug: __new__ gets a class");
    let generator = Generator(Mutex::new(fresh(t)));
    Ok(t.make(Native::new(Header::new(Kind::Native, class.id), Box::new(generator))).into())
}

fn seed(t: &mut Thread, a: Args) -> NativeResult {
    let seeded = match a.opt(1) {
        None | Some(Value::NONE) => fresh(t),
        Some(v) => {
            let magnitude = match Integer::of(t, v) {
                Some(i) => i.as_ref().magnitude(),
                None => match crate::objects::hash::hash_native(t, v)? {
                    Some(hash) => UBig::from(hash as u64),
                    None => return Err(t.type_error("the seed must be an integer")),
                },
            };
            MersenneTwister::from_seed(&magnitude)
        }
    };
    with(a, |g| *g = seeded);
    Ok(Value::NONE)
}

fn getrandbits(t: &mut Thread, a: Args) -> NativeResult {
    let Some(bits) = Integer::of(t, a[1]) else {
        if t.class_of(a[1]).special(crate::objects::special::Special::Index).is_unbound() {
            let got = t.type_name(a[1]);
            return Err(t.type_error(format!("'{got}' object cannot be interpreted as an integer")));
        }
        return Err(t.prelude("getrandbits_of", &[a[0], a[1]]));
    };
    if bits.is_negative() {
        return Err(t.value_error("number of bits must be non-negative"));
    }
    match bits.word().and_then(|n| usize::try_from(n).ok()) {
        Some(bits @ 0..=64) => {
            let n = with(a, |g| g.next_bits(bits as u32));
            Ok(t.big_int(IBig::from(n)))
        }
        // So much is asked of the heap's limit before it is made.
        Some(bits) if (bits / 8) as u64 <= t.interp().heap.limit() && bits <= i32::MAX as usize => {
            t.charge_each(bits / 8, cost::MAPPED_CHAR)?;
            let n = with(a, |g| g.next_big(bits));
            Ok(t.big_int(IBig::from(n)))
        }
        Some(bits) if bits <= i32::MAX as usize => Err(t.raise(ids::MEMORY_ERROR, "")),
        _ => Err(t.raise(ids::OVERFLOW_ERROR, "Python int too large to convert to C int")),
    }
}

/// The 624 words and the position.
fn getstate(t: &mut Thread, a: Args) -> NativeResult {
    let (words, used) = with(a, |g| {
        let (words, used) = g.state();
        (*words, used)
    });
    let mut items: Vec<Value> = words.iter().map(|&w| t.int(w.into())).collect();
    items.push(t.size(used));
    Ok(t.tuple(&items)?)
}

fn setstate(t: &mut Thread, a: Args) -> NativeResult {
    let Some(state) = t.plain(a[1]).cast::<Tuple>() else { return Err(t.type_error("state vector must be a tuple")) };
    if state.len() != WORDS + 1 {
        return Err(t.value_error("state vector is the wrong size"));
    }
    let mut words = [0; WORDS];
    for (word, &item) in words.iter_mut().zip(state.items()) {
        match Integer::of(t, item) {
            Some(i) => *word = i.word().unwrap_or(0) as u32,
            None => {
                let got = t.type_name(item);
                return Err(t.type_error(format!("'{got}' object cannot be interpreted as an integer")));
            }
        }
    }
    let used = state.items().last().and_then(|v| v.as_index()).and_then(|n| usize::try_from(n).ok());
    let Some(generator) = used.and_then(|used| MersenneTwister::from_state(words, used)) else {
        return Err(t.value_error("invalid state"));
    };
    with(a, |g| *g = generator);
    Ok(Value::NONE)
}
