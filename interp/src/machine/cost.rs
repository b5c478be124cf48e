//! What the simulator charges for guest code: one table of virtual nanoseconds.
//!
//! The figures are those of the real interpreter (a release build, one thread, the lock on) on the machine on which they were
//! calibrated; `cargo run --release -p gilbox-tests --bin calibrate` shows how well they fit the one at hand. An instruction
//! costs what its common case costs, whatever it finds: the price is fixed, so that time does not depend on what it measures. What a
//! native does with many items or bytes is charged by their number, where it can before it does it, so that a limit on
//! the time ends it (`Thread::charge_each`); `--natives` shows how well those prices fit.

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
        SetItem { .. } | StoreAttr { .. } | ForIter { .. } | ListAppend { .. } | Feed { .. } => ACCESS,
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

/// Starts a process, as far as the parent is concerned.
pub(crate) const SPAWN: u64 = 600_000;
/// Calls the operating system.
pub(crate) const SYSTEM_CALL: u64 = 1_500;

/// The price of each of the things that a native works on.
#[derive(Clone, Copy)]
pub(crate) struct Each {
    picoseconds: u64,
}

impl Each {
    /// What so many of them cost, in nanoseconds.
    #[inline(always)]
    pub(crate) const fn times(self, count: usize) -> u64 {
        (count as u64).saturating_mul(self.picoseconds) / 1000
    }
}

const fn each(picoseconds: u64) -> Each {
    Each { picoseconds }
}

/// Takes the next item of a built-in iterator.
pub(crate) const ITEM: Each = each(4_000);
/// The same where many are taken at once.
pub(crate) const QUICK_ITEM: Each = each(1_500);
/// Moves an item within a list, or copies one.
pub(crate) const MOVED_ITEM: Each = each(200);
/// Compares an item with another.
pub(crate) const COMPARED_ITEM: Each = each(1_000);
/// Compares two items that are being sorted.
pub(crate) const SORTED_ITEM: Each = each(4_000);
/// Looks an item up in a table of hashes.
pub(crate) const HASHED_ITEM: Each = each(8_000);
/// Makes a small object, one of many.
pub(crate) const MADE_ITEM: Each = each(12_000);
/// Writes an item as text, but for floats and strings.
pub(crate) const WRITTEN_ITEM: Each = each(10_000);
/// Writes a float as text.
pub(crate) const WRITTEN_FLOAT: Each = each(120_000);
/// Calls a native from another.
pub(crate) const CALLED_ITEM: Each = each(20_000);
/// Objects from this size on are charged by their bytes.
pub(crate) const LARGE: usize = 512;
/// Fills a byte of such an object, or copies one.
pub(crate) const MADE_BYTE: Each = each(100);
/// Objects from this size on come from the operating system.
pub(crate) const HUGE: usize = 1 << 20;
/// Fills a byte of such an object, which is fresh memory.
pub(crate) const FRESH_BYTE: Each = each(250);
/// Looks for something in bytes or characters, or compares them.
pub(crate) const READ_BYTE: Each = each(30);
/// Looks at a character, or changes one, by what it is.
pub(crate) const MAPPED_CHAR: Each = each(600);
/// Encodes, decodes, escapes or translates a character.
pub(crate) const CODED_CHAR: Each = each(1_500);
/// Compiles a byte of source text.
pub(crate) const COMPILED_BYTE: Each = each(60_000);
/// Computes with a word of an integer of any size.
pub(crate) const INTEGER_WORD: Each = each(3_000);
/// Makes a step in matching a regular expression.
pub(crate) const MATCH_STEP: Each = each(4_000);
/// Hashes a byte.
pub(crate) const DIGESTED_BYTE: Each = each(1_000);
/// Compresses a byte.
pub(crate) const COMPRESSED_BYTE: Each = each(4_000);
/// Pickles or unpickles an object.
pub(crate) const PICKLED_ITEM: Each = each(40_000);
/// A byte of the pickle.
pub(crate) const PICKLED_BYTE: Each = each(800);
/// A byte crosses a pipe.
pub(crate) const PIPED_BYTE: Each = each(330);
