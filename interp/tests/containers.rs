//! Lists, dicts and sets against models from the standard library, and under threads that race without the lock.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use gilbox_interp::driver::os::{Os, OsConfig};
use gilbox_interp::heap::Ref;
use gilbox_interp::machine::thread::Shared;
use gilbox_interp::machine::{Config, Interp, Thread, boot};
use gilbox_interp::objects::class::ids;
use gilbox_interp::objects::dict::Dict;
use gilbox_interp::objects::hash::hash_native;
use gilbox_interp::objects::iterate::items_of;
use gilbox_interp::objects::list::List;
use gilbox_interp::objects::set::Set;
use gilbox_interp::objects::sort;
use gilbox_interp::text::hash::HashKey;
use gilbox_interp::value::Value;
use proptest::prelude::*;

/// An interpreter with its first thread.
fn interpreter(gil: bool) -> (Arc<Interp>, Thread) {
    let world = Os::new(OsConfig { gil, ..OsConfig::default() }, Default::default());
    let config = Config { gil, hash_key: Some(HashKey::from_seed(7)), ..Config::default() };
    let interp = Interp::new(config, world);
    let mut t = thread(&interp, 1);
    assert!(boot::boot(&mut t).is_ok(), "the interpreter boots");
    (interp, t)
}

fn thread(interp: &Arc<Interp>, ident: u64) -> Thread {
    Thread::new(interp.clone(), Shared::new(ident, "test", false)).expect("registers for a thread")
}

fn int(i: i64) -> Value {
    Value::int(i).expect("a small integer")
}

fn hash(t: &mut Thread, v: Value) -> i64 {
    hash_native(t, v).ok().flatten().expect("integers have hashes")
}

#[derive(Clone, Debug)]
enum ListStep {
    Push(i64),
    Extend(Vec<i64>),
    Insert(i64, i64),
    Remove(i64),
    Pop,
    Set(usize, i64),
    Reverse,
    Sort,
}

fn list_step() -> impl Strategy<Value = ListStep> {
    prop_oneof![
        4 => any::<i16>().prop_map(|i| ListStep::Push(i.into())),
        1 => prop::collection::vec(any::<i8>().prop_map(i64::from), 0..20).prop_map(ListStep::Extend),
        1 => (-40i64..40, any::<i8>()).prop_map(|(at, v)| ListStep::Insert(at, v.into())),
        1 => (-40i64..40).prop_map(ListStep::Remove),
        2 => Just(ListStep::Pop),
        1 => (0usize..40, any::<i8>()).prop_map(|(at, v)| ListStep::Set(at, v.into())),
        1 => Just(ListStep::Reverse),
        1 => Just(ListStep::Sort),
    ]
}

/// The place that a guest's index means.
fn place(at: i64, len: usize) -> Option<usize> {
    usize::try_from(if at < 0 { at + len as i64 } else { at }).ok().filter(|&i| i < len)
}

fn play_list(t: &mut Thread, steps: &[ListStep]) -> Result<(), TestCaseError> {
    let list = List::new(t, &[]).expect("memory for a list");
    let mut model: Vec<i64> = Vec::new();
    for step in steps {
        match step {
            ListStep::Push(v) => {
                list.push(t, int(*v)).expect("memory");
                model.push(*v);
            }
            ListStep::Extend(all) => {
                let values: Vec<Value> = all.iter().map(|&v| int(v)).collect();
                list.extend(t, &values).expect("memory");
                model.extend(all);
            }
            ListStep::Insert(at, v) => {
                list.insert(t, *at, int(*v)).expect("memory");
                let len = model.len() as i64;
                let i = if *at < 0 { (*at + len).max(0) } else { (*at).min(len) };
                model.insert(i as usize, *v);
            }
            ListStep::Remove(at) => {
                let expected = place(*at, model.len()).map(|i| model.remove(i));
                prop_assert_eq!(list.remove_at(t, *at), expected.map(int));
            }
            ListStep::Pop => prop_assert_eq!(list.pop(t), model.pop().map(int)),
            ListStep::Set(at, v) => {
                prop_assert_eq!(list.set(t, *at, int(*v)), *at < model.len());
                if let Some(slot) = model.get_mut(*at) {
                    *slot = *v;
                }
            }
            ListStep::Reverse => {
                list.edit(t, |items| items.reverse()).expect("memory");
                model.reverse();
            }
            ListStep::Sort => {
                let mut items = list.to_vec();
                prop_assert!(matches!(sort::sort(t, &mut items, false), Ok(true)));
                list.assign(t, &items).expect("memory");
                model.sort();
            }
        }
        let expected: Vec<Value> = model.iter().map(|&v| int(v)).collect();
        prop_assert_eq!(list.to_vec(), expected);
    }
    let seen = items_of(t, list.into()).ok().flatten().expect("a list can be iterated");
    prop_assert_eq!(seen.len(), model.len());
    Ok(())
}

#[derive(Clone, Debug)]
enum KeyStep {
    Put(i64, i64),
    Remove(i64),
    PopLast,
    SetDefault(i64, i64),
    Clear,
}

fn key_step() -> impl Strategy<Value = KeyStep> {
    // Keys that meet in small tables, and some whose hashes only their high bits tell apart.
    let key = prop_oneof![3 => -30i64..30, 1 => (0i64..20).prop_map(|k| k << 33), 1 => any::<i32>().prop_map(i64::from)];
    let pair = (key, any::<i16>().prop_map(i64::from));
    prop_oneof![
        12 => pair.clone().prop_map(|(k, v)| KeyStep::Put(k, v)),
        6 => pair.clone().prop_map(|(k, _)| KeyStep::Remove(k)),
        2 => Just(KeyStep::PopLast),
        2 => pair.prop_map(|(k, v)| KeyStep::SetDefault(k, v)),
        1 => Just(KeyStep::Clear),
    ]
}

/// A dict of the standard library that keeps the order of insertion.
#[derive(Default)]
struct Ordered {
    keys: Vec<i64>,
    values: HashMap<i64, i64>,
}

impl Ordered {
    fn put(&mut self, key: i64, value: i64) {
        if self.values.insert(key, value).is_none() {
            self.keys.push(key);
        }
    }

    fn remove(&mut self, key: i64) -> Option<i64> {
        self.keys.retain(|&k| k != key);
        self.values.remove(&key)
    }
}

fn play_dict(t: &mut Thread, steps: &[KeyStep]) -> Result<(), TestCaseError> {
    let dict = Dict::new(t);
    let mut model = Ordered::default();
    for step in steps {
        match *step {
            KeyStep::Put(k, v) => {
                let h = hash(t, int(k));
                prop_assert!(dict.set(t, h, int(k), int(v)).expect("memory").is_ok());
                model.put(k, v);
            }
            KeyStep::Remove(k) => {
                let h = hash(t, int(k));
                prop_assert_eq!(dict.remove(t, h, int(k)), Ok(model.remove(k).map(int)));
            }
            KeyStep::PopLast => {
                let expected = model.keys.last().copied().map(|k| (int(k), int(model.values[&k])));
                prop_assert_eq!(dict.pop_last(t), expected);
                if let Some(&k) = model.keys.last() {
                    model.remove(k);
                }
            }
            KeyStep::SetDefault(k, v) => {
                let h = hash(t, int(k));
                let there = dict.set_default(t, h, int(k), int(v)).expect("memory");
                let expected = model.values.get(&k).copied().unwrap_or(v);
                model.put(k, expected);
                prop_assert_eq!(there, Ok(int(expected)));
            }
            KeyStep::Clear => {
                dict.clear(t);
                model = Ordered::default();
            }
        }
        let expected: Vec<(Value, Value)> = model.keys.iter().map(|k| (int(*k), int(model.values[k]))).collect();
        prop_assert_eq!(dict.entries(), expected);
        prop_assert_eq!(dict.len(), model.keys.len());
    }
    for k in -30i64..30 {
        let h = hash(t, int(k));
        prop_assert_eq!(dict.get(t, h, int(k)), Ok(model.values.get(&k).copied().map(int)));
    }
    let copy = Dict::new(t);
    copy.fill_from(t, dict).expect("memory");
    prop_assert_eq!(copy.entries(), dict.entries());
    Ok(())
}

fn play_set(t: &mut Thread, steps: &[KeyStep]) -> Result<(), TestCaseError> {
    let set = Set::new(t, ids::SET);
    let mut model: BTreeSet<i64> = BTreeSet::new();
    for step in steps {
        match *step {
            KeyStep::Put(k, _) | KeyStep::SetDefault(k, _) => {
                let h = hash(t, int(k));
                prop_assert_eq!(set.add(t, h, int(k)).expect("memory"), Ok(model.insert(k)));
            }
            KeyStep::Remove(k) => {
                let h = hash(t, int(k));
                prop_assert_eq!(set.remove(t, h, int(k)), Ok(model.remove(&k)));
            }
            KeyStep::PopLast => match set.pop(t) {
                Some(k) => prop_assert!(model.remove(&k.as_int().expect("an integer"))),
                None => prop_assert!(model.is_empty()),
            },
            KeyStep::Clear => {
                set.clear(t);
                model.clear();
            }
        }
        let mut keys: Vec<i64> = set.keys().iter().filter_map(|k| k.as_int()).collect();
        keys.sort_unstable();
        prop_assert_eq!(keys, model.iter().copied().collect::<Vec<_>>());
        prop_assert_eq!(set.len(), model.len());
    }
    for k in -30i64..30 {
        let h = hash(t, int(k));
        prop_assert_eq!(set.contains(t, h, int(k)), Ok(model.contains(&k)));
    }
    let copy = set.copy(t, ids::SET).expect("memory");
    prop_assert_eq!(copy.len(), model.len());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn lists_are_vectors(gil in any::<bool>(), steps in prop::collection::vec(list_step(), 0..120)) {
        let (_interp, mut t) = interpreter(gil);
        play_list(&mut t, &steps)?;
    }

    #[test]
    fn dicts_are_ordered_maps(gil in any::<bool>(), steps in prop::collection::vec(key_step(), 0..200)) {
        let (_interp, mut t) = interpreter(gil);
        play_dict(&mut t, &steps)?;
    }

    #[test]
    fn sets_are_sets(gil in any::<bool>(), steps in prop::collection::vec(key_step(), 0..200)) {
        let (_interp, mut t) = interpreter(gil);
        play_set(&mut t, &steps)?;
    }
}

/// The order in which CPython 3.13 iterates these sets.
#[test]
fn sets_of_integers_have_the_reference_order() {
    let (_interp, mut t) = interpreter(true);
    let t = &mut t;
    let order = |t: &mut Thread, keys: &[i64]| -> Vec<i64> {
        let set = Set::new(t, ids::SET);
        for &k in keys {
            let h = hash(t, int(k));
            assert!(set.add(t, h, int(k)).expect("memory").is_ok());
        }
        set.keys().iter().filter_map(|k| k.as_int()).collect()
    };
    assert_eq!(order(t, &[33, 1, 17, 65, 9, 129]), [65, 33, 1, 129, 9, 17]);
    assert_eq!(order(t, &[3, 1, 2, -1]), [1, 2, 3, -1]);
    assert_eq!(order(t, &[1000, 24, 8, 16]), [1000, 24, 8, 16]);
}

/// Threads that run at the same time lose nothing that any of them has put into a container.
#[test]
fn racing_threads_lose_nothing() {
    const THREADS: i64 = 4;
    const EACH: i64 = 5000;
    let (interp, mut t) = interpreter(false);
    let (list, dict, set) = (List::new(&mut t, &[]).expect("memory"), Dict::new(&mut t), Set::new(&mut t, ids::SET));
    std::thread::scope(|scope| {
        for n in 0..THREADS {
            let interp = interp.clone();
            scope.spawn(move || {
                let mut t = thread(&interp, 2 + n as u64);
                for i in 0..EACH {
                    let v = int(i * THREADS + n);
                    let h = hash(&mut t, v);
                    list.push(&mut t, v).expect("memory");
                    assert!(dict.set(&mut t, h, v, int(n)).expect("memory").is_ok());
                    assert!(set.add(&mut t, h, v).expect("memory").is_ok());
                    // What one has put in oneself is there, whatever the others do.
                    assert_eq!(dict.get(&t, h, v), Ok(Some(int(n))));
                    assert_eq!(set.contains(&t, h, v), Ok(true));
                    if i % 3 == 0 {
                        assert_eq!(dict.remove(&mut t, h, v), Ok(Some(int(n))));
                        assert_eq!(set.remove(&mut t, h, v), Ok(true));
                        assert!(list.pop(&mut t).is_some());
                    }
                    if i % 100 == 0 {
                        read(&mut t, list, dict, set);
                    }
                }
            });
        }
    });
    let gone = EACH.div_euclid(3) + i64::from(EACH % 3 != 0);
    let left = (THREADS * (EACH - gone)) as usize;
    assert_eq!((list.len(), dict.len(), set.len()), (left, left, left));
    let keys: BTreeSet<i64> = dict.entries().iter().filter_map(|(k, _)| k.as_int()).collect();
    assert_eq!(keys.len(), left);
    let members: BTreeSet<i64> = set.keys().iter().filter_map(|k| k.as_int()).collect();
    assert_eq!(keys, members);
}

/// Reads all of what others are changing: every item is a whole one.
fn read(t: &mut Thread, list: Ref<List>, dict: Ref<Dict>, set: Ref<Set>) {
    assert!(list.to_vec().iter().all(|v| v.as_int().is_some()));
    assert!(dict.entries().iter().all(|(k, v)| k.as_int().is_some() && v.as_int().is_some()));
    assert!(set.keys().iter().all(|k| k.as_int().is_some()));
    let copy = set.copy(t, ids::SET).expect("memory");
    assert!(copy.keys().iter().all(|k| k.as_int().is_some()));
}
