//! `gc`: asking for a collection. The rest is in the prelude's file of that name.

use crate::machine::Thread;
use crate::machine::boot::ModuleDef;
use crate::machine::native::{Args, NativeDef, NativeResult, native};
use crate::machine::thread::attention;
use crate::value::Value;

/// The module.
pub(crate) const MODULE: ModuleDef = ModuleDef { name: "gc", functions: FUNCTIONS, init: None };

const FUNCTIONS: &[NativeDef] = &[
    native!(Static "_collect" "" collect),
    native!(Static "_used" "" |t, _| { let n = t.interp().heap.used(); Ok(t.int(n as i64)) }),
    native!(Static "_peak" "" |t, _| { let n = t.interp().heap.peak(); Ok(t.int(n as i64)) }),
    native!(Static "_reset_peak" "" |t, _| { t.interp().heap.forget_peak(); Ok(Value::NONE) }),
];

/// The collection is made at the safepoint behind this call, and the finalizers run before the guest goes on.
fn collect(t: &mut Thread, _: Args) -> NativeResult {
    t.interp().heap.forget_lost();
    t.shared.ask(attention::COLLECT);
    Ok(Value::small(0))
}
