//! What the simulator charges for guest code: one table of virtual nanoseconds.
//!
//! The figures are those of the real interpreter (a release build, one thread, the lock on) on the machine on which they were
//! calibrated; `cargo run --release -p gilbox-tests --bin calibrate` shows how well they fit the one at hand. An instruction
//! costs what its common case costs, whatever it finds: the price is fixed, so that time does not depend on what it measures. What a
//! native does with many items or bytes is charged by their number (`Thread::charge_time`).

use crate::code::Instr;

/// The price of an instruction.
#[inline(always)]
pub(super) const fn of(instr: &Instr) -> i64 {
    use Instr::*;
    match instr {
        Move { .. } | LoadConst { .. } | LoadInt { .. } | CheckBound { .. } | Rebind { .. } | Is { .. } | Not { .. } => STEP,
        LoadCell { .. } | StoreCell { .. } | LoadGlobal { .. } | EnterHandler { .. } | LeaveHandler { .. } => STEP,
        Jump { .. } | JumpIf { .. } | JumpUnless { .. } | JumpIsNone { .. } => STEP,
        JumpLt { .. } | JumpLe { .. } | JumpEq { .. } | JumpNe { .. } | JumpGt { .. } | JumpGe { .. } => STEP,
        JumpLtInt { .. } | JumpLeInt { .. } | JumpEqInt { .. } | JumpNeInt { .. } | JumpGtInt { .. } => STEP,
        JumpGeInt { .. } | AddInt { .. } | SubInt { .. } | And { .. } | Or { .. } | Xor { .. } | Neg { .. } => STEP,
        Add { .. } | Sub { .. } | Mul { .. } | Shr { .. } | Pos { .. } | Invert { .. } | Compare { .. } => ARITHMETIC,
        StoreGlobal { .. } | GetItem { .. } | LoadAttr { .. } | LoadMethod { .. } | Return { .. } | Len { .. } => ACCESS,
        SetItem { .. } | StoreAttr { .. } | ForIter { .. } | ListAppend { .. } => ACCESS,
        TrueDiv { .. } | FloorDiv { .. } | Mod { .. } => DIVISION,
        Call { .. } | CallMethod { .. } | Yield { .. } | Send { .. } => CALL,
        MakeCell { .. } | DelLocal { .. } | DelCell { .. } | BuildSlice { .. } | MatchKind { .. } => OBJECT,
        Pow { .. } | Shl { .. } | MatMul { .. } | Contains { .. } | GetIter { .. } | Unpack { .. } => OBJECT,
        BuildList { .. } | BuildTuple { .. } | SetAdd { .. } | MapInsert { .. } | MakeFunction { .. } => OBJECT,
        ExcTriple { .. } | MatchException { .. } | IsStopAsync { .. } | GetYieldFrom { .. } | LoadName { .. } => OBJECT,
        StoreName { .. } | LoadClassCell { .. } | DelName { .. } | DelGlobal { .. } | DelItem { .. } => OBJECT,
        DelAttr { .. } | LoadSpecial { .. } | ListToTuple { .. } | LoadBuildClass { .. } | YieldFrom { .. } => OBJECT,
        GetAwaitable { .. } | GetAsyncIter { .. } | GetAsyncNext { .. } | UnpackStar { .. } => OBJECT,
        BuildSet { .. } | BuildMap { .. } | BuildString { .. } | Format { .. } | FormatSimple { .. } => LONG,
        ListExtend { .. } | SetUpdate { .. } | MapUpdate { .. } | MapMerge { .. } | CallKw { .. } | CallEx { .. } => LONG,
        CallMethodKw { .. } | Raise { .. } | Reraise { .. } | RaiseAssert { .. } | SplitGroup { .. } => LONG,
        JoinGroups { .. } | MatchKeys { .. } | MatchClass { .. } | MatchRest { .. } | ImportFrom { .. } => LONG,
        ImportName { .. } | ImportStar { .. } => IMPORT,
    }
}

/// Moves a word, or tests one.
const STEP: i64 = 1;
/// Computes with two small numbers.
const ARITHMETIC: i64 = 2;
/// Looks into an object.
const ACCESS: i64 = 3;
/// Divides.
const DIVISION: i64 = 5;
/// Enters a function, or a native and leaves it again.
const CALL: i64 = 6;
/// Makes an object, or looks one up in a table.
const OBJECT: i64 = 20;
/// Makes or looks through several, or binds arguments by name.
const LONG: i64 = 60;
/// Finds a module that is there already.
const IMPORT: i64 = 200;

// ---- what natives do beyond their call

/// Takes the next item of a built-in iterator.
pub(crate) const ITEM: u64 = 4;
/// Pickles or unpickles a byte.
pub(crate) const PICKLED_BYTE: u64 = 8;
/// Calls the operating system.
pub(crate) const SYSTEM_CALL: u64 = 1_500;
/// So many bytes cross a pipe in a nanosecond.
pub(crate) const PIPED_BYTES: u64 = 3;
/// Starts a process, as far as the parent is concerned.
pub(crate) const SPAWN: u64 = 600_000;
/// Computes with a word of an integer of any size.
pub(crate) const INTEGER_WORD: u64 = 3;
/// Objects from this size on are charged by their bytes.
pub(crate) const LARGE: usize = 512;
/// So many bytes of a large object are filled in a nanosecond.
pub(crate) const MADE_BYTES: u64 = 4;
/// So many bytes are searched in a nanosecond.
pub(crate) const SEARCHED_BYTES: u64 = 4;
/// Compares an item of a list with another.
pub(crate) const COMPARED_ITEM: u64 = 2;
/// Compares two items that are being sorted.
pub(crate) const SORTED_ITEM: u64 = 4;
/// Makes a step in matching a regular expression.
pub(crate) const MATCH_STEP: u64 = 5;
/// Hashes or compresses a byte.
pub(crate) const DIGESTED_BYTE: u64 = 4;
