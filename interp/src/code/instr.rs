//! The instruction set: one enum, eight bytes an instruction, each variant with its effect in register-transfer notation.
//!
//! `r[x]` is register `x` of the running frame's window, `k[x]` the code's constant, `g[x]` its global. A variant says what it
//! may do beside its effect: *raises*, *calls* (runs guest code, through a frame and a return action), *switches* (is a
//! safepoint: the thread may be stopped or lose the lock here). Variants under "Only for speed" change nothing that a shorter
//! set could not say.
//!
//! Notes
//! - A frame's window is: parameters and locals, then cells and free variables, then temporaries used as a stack.
//! - Calls slide the window: `r[base]` is the callee, the arguments follow, and the callee's `r[0]` is the caller's first
//!   argument. Method calls keep one more register: `r[base]` the function, `r[base+1]` the receiver or *unbound*.
//! - *unbound* is the mark of a variable without a value (`Value::UNBOUND`); guest code never sees it.
//! - Jumps are relative to the *next* instruction. Where the target lies behind, the jump is a loop's back-edge and so a
//!   safepoint.
//! - A comparison that jumps has the sense `when`: it jumps if the truth of the comparison equals `when`; the complement of
//!   `<` is not `>=` (NaN, guest classes).
//! - An instruction that raises has written none of its results: a handler sees the old values of the locals.
//! - `YieldFrom` stands right behind its `Send`, and a `Jump` back to that `Send` right behind it; the `Send` jumps there, behind the `Jump`.

/// A register that is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct In(pub u16);

/// A register that is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct Out(pub u16);

/// The first of several consecutive registers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct Window(pub u16);

/// An index into the code's constants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct ConstId(pub u16);

/// An index into the code's names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct NameId(pub u16);

/// An index into the code's attribute sites: a name and its inline cache.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct SiteId(pub u16);

/// An index into the code's global names, linked to cells once for each namespace.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct GlobalId(pub u16);

/// A jump distance in instructions, from the next one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct Label(pub i32);

/// A short jump distance, for instructions that compare and jump.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct Near(pub i16);

/// What becomes of the result of a binary operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Form {
    Plain,
    /// It is an augmented assignment's, which tries `__iadd__` and the like first.
    InPlace,
    /// For speed: the next instruction, an operator too, is the only one that reads it. A double need not become a value for that.
    Passing,
}

/// The rich comparisons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum CmpOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

/// How a value in an f-string is converted before it is formatted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Conversion {
    None,
    Str,
    Repr,
    Ascii,
}

/// The special methods that an instruction looks up on a type, never on the instance.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Special {
    Enter,
    Exit,
    AsyncEnter,
    AsyncExit,
}

/// Where what is awaited comes from, for the message if it can't be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum AwaitedFrom {
    Anywhere,
    /// `__aenter__`
    Enter,
    /// `__aexit__`
    Exit,
}

/// What a `match` pattern asks of its subject before it looks inside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum PatternKind {
    Sequence,
    Mapping,
}

/// Which optional values `MakeFunction` finds in its window, in this order.
pub mod function_parts {
    /// A tuple of defaults for the last positional parameters.
    pub const DEFAULTS: u8 = 1;
    /// A dict of defaults for keyword-only parameters.
    pub const KWDEFAULTS: u8 = 2;
    /// A dict of annotations.
    pub const ANNOTATIONS: u8 = 4;
}

/// One instruction. Its first byte is the operation code, by which the machine finds its function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Instr {
    // ---- moves, constants, variables
    /// r[dst] <- r[src]
    Move {
        dst: Out,
        src: In,
    },
    /// r[dst] <- k[value]
    LoadConst {
        dst: Out,
        value: ConstId,
    },
    /// r[dst] <- value
    LoadInt {
        dst: Out,
        value: i32,
    },
    /// if r[src] is unbound: raise UnboundLocalError for `name`      raises
    CheckBound {
        src: In,
        name: NameId,
    },
    /// r[local] <- r[src]; what the variable held may end now      switch point
    Rebind {
        local: Out,
        src: In,
    },
    /// r[local] <- unbound; it was bound      raises
    DelLocal {
        local: Out,
        name: NameId,
    },
    /// r[local] <- a new cell that holds r[local] (which may be unbound)
    MakeCell {
        local: Out,
    },
    /// r[dst] <- contents of the cell r[cell]; NameError where it is empty      raises
    LoadCell {
        dst: Out,
        cell: In,
        name: NameId,
    },
    /// contents of the cell r[cell] <- r[src]
    StoreCell {
        cell: In,
        src: In,
    },
    /// contents of the cell r[cell] <- unbound      raises
    DelCell {
        cell: In,
        name: NameId,
    },
    /// r[dst] <- g[global], else the built-in of that name      raises
    LoadGlobal {
        dst: Out,
        global: GlobalId,
    },
    /// g[global] <- r[src]
    StoreGlobal {
        global: GlobalId,
        src: In,
    },
    /// delete g[global]      raises
    DelGlobal {
        global: GlobalId,
    },
    /// r[dst] <- r[ns][name], else the global, else the built-in: class bodies, `exec` with locals      raises, calls
    LoadName {
        dst: Out,
        ns: In,
        name: NameId,
    },
    /// r[dst] <- r[ns][name of the cell], else the contents of the cell r[cell]      raises, calls
    LoadClassCell {
        dst: Out,
        ns: In,
        cell: In,
    },
    /// r[ns][name] <- r[src]      raises, calls
    StoreName {
        ns: In,
        name: NameId,
        src: In,
    },
    /// delete r[ns][name]      raises, calls
    DelName {
        ns: In,
        name: NameId,
    },

    // ---- attributes and items
    /// r[dst] <- r[obj].name      raises, calls
    LoadAttr {
        dst: Out,
        obj: In,
        site: SiteId,
    },
    /// r[obj].name <- r[src]      raises, calls
    StoreAttr {
        obj: In,
        site: SiteId,
        src: In,
    },
    /// del r[obj].name      raises, calls
    DelAttr {
        obj: In,
        site: SiteId,
    },
    /// (r[base], r[base+1]) <- the function behind r[obj].name and r[obj]; or the attribute and unbound      raises, calls
    LoadMethod {
        base: Window,
        obj: In,
        site: SiteId,
    },
    /// (r[base], r[base+1]) <- the special method of r[obj]'s type and r[obj]; or its binding and unbound      raises, calls
    LoadSpecial {
        special: Special,
        base: Window,
        obj: In,
    },
    /// r[dst] <- r[obj][r[key]]      raises, calls
    GetItem {
        dst: Out,
        obj: In,
        key: In,
    },
    /// r[obj][r[key]] <- r[src]      raises, calls
    SetItem {
        obj: In,
        key: In,
        src: In,
    },
    /// del r[obj][r[key]]      raises, calls
    DelItem {
        obj: In,
        key: In,
    },
    /// r[dst] <- slice(r[base], r[base+1], r[base+2])
    BuildSlice {
        dst: Out,
        base: Window,
    },

    // ---- operators
    /// r[dst] <- r[lhs] + r[rhs]      raises, calls
    Add {
        form: Form,
        dst: Out,
        lhs: In,
        rhs: In,
    },
    /// r[dst] <- r[lhs] - r[rhs]      raises, calls
    Sub {
        form: Form,
        dst: Out,
        lhs: In,
        rhs: In,
    },
    /// r[dst] <- r[lhs] * r[rhs]      raises, calls
    Mul {
        form: Form,
        dst: Out,
        lhs: In,
        rhs: In,
    },
    /// r[dst] <- r[lhs] / r[rhs]      raises, calls
    TrueDiv {
        form: Form,
        dst: Out,
        lhs: In,
        rhs: In,
    },
    /// r[dst] <- r[lhs] // r[rhs]      raises, calls
    FloorDiv {
        form: Form,
        dst: Out,
        lhs: In,
        rhs: In,
    },
    /// r[dst] <- r[lhs] % r[rhs]      raises, calls
    Mod {
        form: Form,
        dst: Out,
        lhs: In,
        rhs: In,
    },
    /// r[dst] <- r[lhs] ** r[rhs]      raises, calls
    Pow {
        form: Form,
        dst: Out,
        lhs: In,
        rhs: In,
    },
    /// r[dst] <- r[lhs] << r[rhs]      raises, calls
    Shl {
        form: Form,
        dst: Out,
        lhs: In,
        rhs: In,
    },
    /// r[dst] <- r[lhs] >> r[rhs]      raises, calls
    Shr {
        form: Form,
        dst: Out,
        lhs: In,
        rhs: In,
    },
    /// r[dst] <- r[lhs] & r[rhs]      raises, calls
    And {
        form: Form,
        dst: Out,
        lhs: In,
        rhs: In,
    },
    /// r[dst] <- r[lhs] | r[rhs]      raises, calls
    Or {
        form: Form,
        dst: Out,
        lhs: In,
        rhs: In,
    },
    /// r[dst] <- r[lhs] ^ r[rhs]      raises, calls
    Xor {
        form: Form,
        dst: Out,
        lhs: In,
        rhs: In,
    },
    /// r[dst] <- r[lhs] @ r[rhs]      raises, calls
    MatMul {
        form: Form,
        dst: Out,
        lhs: In,
        rhs: In,
    },
    /// r[dst] <- -r[src]      raises, calls
    Neg {
        dst: Out,
        src: In,
    },
    /// r[dst] <- +r[src]      raises, calls
    Pos {
        dst: Out,
        src: In,
    },
    /// r[dst] <- ~r[src]      raises, calls
    Invert {
        dst: Out,
        src: In,
    },
    /// r[dst] <- not r[src]      raises, calls
    Not {
        dst: Out,
        src: In,
    },
    /// r[dst] <- r[lhs] op r[rhs]      raises, calls
    Compare {
        op: CmpOp,
        dst: Out,
        lhs: In,
        rhs: In,
    },
    /// r[dst] <- (r[lhs] is r[rhs]) != negate
    Is {
        negate: bool,
        dst: Out,
        lhs: In,
        rhs: In,
    },
    /// r[dst] <- (r[item] in r[container]) != negate      raises, calls
    Contains {
        negate: bool,
        dst: Out,
        item: In,
        container: In,
    },

    // ---- jumps
    /// pc <- to      switches when behind
    Jump {
        to: Label,
    },
    /// if r[cond]: pc <- to      raises, calls, switches when behind
    JumpIf {
        cond: In,
        to: Label,
    },
    /// if not r[cond]: pc <- to      raises, calls, switches when behind
    JumpUnless {
        cond: In,
        to: Label,
    },
    /// if (r[src] is None) == when: pc <- to      switches when behind
    JumpIsNone {
        when: bool,
        src: In,
        to: Label,
    },

    // ---- iteration
    /// r[dst] <- iter(r[src])      raises, calls
    GetIter {
        dst: Out,
        src: In,
    },
    /// r[dst] <- next(r[iter]), pc <- to; where exhausted fall through. Stands at the loop's end.      raises, calls, switches
    ForIter {
        iter: In,
        dst: Out,
        to: Near,
    },
    /// (r[base] .. r[base+count]) <- the items of r[src], exactly `count`      raises, calls
    Unpack {
        src: In,
        base: Window,
        count: u16,
    },
    /// `before` items, a list of the rest, `after` items <- the items of r[src]      raises, calls
    UnpackStar {
        before: u8,
        src: In,
        base: Window,
        after: u16,
    },

    // ---- displays and text
    /// r[dst] <- [r[base] .. r[base+count]]
    BuildList {
        dst: Out,
        base: Window,
        count: u16,
    },
    /// r[dst] <- (r[base] .. r[base+count],)
    BuildTuple {
        dst: Out,
        base: Window,
        count: u16,
    },
    /// r[dst] <- {r[base] .. r[base+count]}      raises, calls
    BuildSet {
        dst: Out,
        base: Window,
        count: u16,
    },
    /// r[dst] <- {r[base]: r[base+1], ...}, `pairs` of them      raises, calls
    BuildMap {
        dst: Out,
        base: Window,
        pairs: u16,
    },
    /// r[dst] <- the strings r[base] .. r[base+count] joined
    BuildString {
        dst: Out,
        base: Window,
        count: u16,
    },
    /// r[dst] <- format(conversion(r[src]), r[spec]); an unbound r[spec] is the empty one      raises, calls
    Format {
        conversion: Conversion,
        dst: Out,
        src: In,
        spec: In,
    },
    /// r[dst] <- format(conversion(r[src]), '')      raises, calls
    FormatSimple {
        conversion: Conversion,
        dst: Out,
        src: In,
    },
    /// r[list].append(r[item])
    ListAppend {
        list: In,
        item: In,
    },
    /// r[set].add(r[item])      raises, calls
    SetAdd {
        set: In,
        item: In,
    },
    /// r[map][r[key]] <- r[value]      raises, calls
    MapInsert {
        map: In,
        key: In,
        value: In,
    },
    /// r[list].extend(r[src])      raises, calls
    ListExtend {
        list: In,
        src: In,
    },
    /// r[set].update(r[src])      raises, calls
    SetUpdate {
        set: In,
        src: In,
    },
    /// r[map].update(r[src]): `{**src}`      raises, calls
    MapUpdate {
        map: In,
        src: In,
    },
    /// r[map].update(r[src]), duplicates raise: `f(**src)`; r[callee] names the function      raises, calls
    MapMerge {
        map: In,
        src: In,
        callee: In,
    },
    /// r[dst] <- tuple(r[src]), a list
    ListToTuple {
        dst: Out,
        src: In,
    },

    // ---- calls
    /// r[dst] <- r[base](r[base+1] .. r[base+argc])      raises, calls, switches
    Call {
        argc: u8,
        dst: Out,
        base: Window,
    },
    /// the same; the last len(k[names]) arguments are passed by these names      raises, calls, switches
    CallKw {
        argc: u8,
        dst: Out,
        base: Window,
        names: ConstId,
    },
    /// r[dst] <- r[base](*r[base+1], **r[base+2]); r[base+2] may be unbound      raises, calls, switches
    CallEx {
        dst: Out,
        base: Window,
    },
    /// r[dst] <- r[base](r[base+1], r[base+2] .. r[base+1+argc]), without r[base+1] if unbound      raises, calls, switches
    CallMethod {
        argc: u8,
        dst: Out,
        base: Window,
    },
    /// the same with names as in CallKw      raises, calls, switches
    CallMethodKw {
        argc: u8,
        dst: Out,
        base: Window,
        names: ConstId,
    },
    /// leave the frame with r[src]
    Return {
        src: In,
    },
    /// r[dst] <- a function of k[code]; `parts` says which of defaults, kwdefaults, annotations stand at r[base]..
    MakeFunction {
        parts: u8,
        dst: Out,
        code: ConstId,
        base: Window,
    },
    /// r[dst] <- the function that builds classes (`__build_class__`)      raises
    LoadBuildClass {
        dst: Out,
    },

    // ---- exceptions
    /// raise r[exc] from r[cause]; an unbound r[exc] re-raises what is handled, an unbound r[cause] is none      raises, calls
    Raise {
        exc: In,
        cause: In,
    },
    /// raise r[exc] again with the traceback that it has      raises
    Reraise {
        exc: In,
    },
    /// raise AssertionError(r[message]), or without arguments where it is unbound      raises
    RaiseAssert {
        message: In,
    },
    /// r[save] <- the exception being handled; it becomes r[exc], which stands in front of r[save]
    EnterHandler {
        save: Out,
        exc: In,
    },
    /// the exception being handled <- r[save]; the one until now, in front of that, is needed no more      switches
    LeaveHandler {
        save: In,
    },
    /// r[dst] <- does r[exc] match r[class], a class or a tuple of classes      raises
    MatchException {
        dst: Out,
        exc: In,
        class: In,
    },
    /// (r[base], r[base+1]) <- r[exc] split by r[class] into what matches and the rest, None where empty      raises, calls
    SplitGroup {
        base: Window,
        exc: In,
        class: In,
    },
    /// r[dst] <- what an `except*` statement raises at its end, or None: r[exc] is the exception that it began with, r[raised] a
    /// list of what its handlers raised and of the rest that none matched (None entries count for nothing)      calls
    JoinGroups {
        dst: Out,
        exc: In,
        raised: In,
    },
    /// (r[base], r[base+1], r[base+2]) <- type, value and traceback of r[exc]
    ExcTriple {
        base: Window,
        exc: In,
    },

    // ---- generators and coroutines
    /// leave the frame with r[src]; when resumed r[dst] <- the value sent, or raise what was thrown      raises, switches
    Yield {
        dst: Out,
        src: In,
    },
    /// as Yield, within `yield from` and `await` of r[iter]: what is thrown goes to r[iter] first      raises, switches
    YieldFrom {
        dst: Out,
        src: In,
        iter: In,
    },
    /// r[value] <- r[iter].send(r[value]); where it ends r[value] <- its result and pc <- to      raises, calls
    Send {
        iter: In,
        value: Out,
        to: Near,
    },
    /// r[dst] <- the iterator that `yield from r[src]` runs      raises, calls
    GetYieldFrom {
        dst: Out,
        src: In,
    },
    /// r[dst] <- the iterator that `await r[src]` runs, which comes from where it says      raises, calls
    GetAwaitable {
        from: AwaitedFrom,
        dst: Out,
        src: In,
    },
    /// r[dst] <- r[src].__aiter__()      raises, calls
    GetAsyncIter {
        dst: Out,
        src: In,
    },
    /// r[dst] <- the awaitable r[src].__anext__()      raises, calls
    GetAsyncNext {
        dst: Out,
        src: In,
    },
    /// r[dst] <- does r[exc] end an `async for` (is it a StopAsyncIteration)
    IsStopAsync {
        dst: Out,
        exc: In,
    },

    // ---- imports
    /// r[dst] <- __import__(names[name], fromlist = k[from], level)      raises, calls, switches
    ImportName {
        level: u8,
        dst: Out,
        name: NameId,
        from: ConstId,
    },
    /// r[dst] <- the attribute or submodule `name` of r[module]      raises, calls
    ImportFrom {
        dst: Out,
        module: In,
        name: NameId,
    },
    /// every public name of r[module] becomes a global      raises
    ImportStar {
        module: In,
    },

    // ---- match
    /// r[dst] <- is r[subject] a sequence, a mapping
    MatchKind {
        kind: PatternKind,
        dst: Out,
        subject: In,
    },
    /// r[dst] <- len(r[src])      raises, calls
    Len {
        dst: Out,
        src: In,
    },
    /// r[dst] <- a tuple of r[subject][key] for the keys in the tuple r[keys], None where one is missing      raises, calls
    MatchKeys {
        dst: Out,
        subject: In,
        keys: In,
    },
    /// r[dst] <- a tuple of the attributes that the pattern r[base](...) takes from r[base+1], or None;
    /// `count` positional ones, then those named in the tuple r[base+2]      raises, calls
    MatchClass {
        dst: Out,
        base: Window,
        count: u16,
    },
    /// r[dst] <- a dict of r[subject] without the keys of the tuple r[keys]      raises, calls
    MatchRest {
        dst: Out,
        subject: In,
        keys: In,
    },

    // ---- Only for speed
    /// r[dst] <- r[lhs] + imm      raises, calls
    AddInt {
        form: Form,
        dst: Out,
        lhs: In,
        imm: i16,
    },
    /// r[dst] <- r[lhs] - imm      raises, calls
    SubInt {
        form: Form,
        dst: Out,
        lhs: In,
        imm: i16,
    },
    /// offers r[item] to r[sink], which collects for a native; pc <- to if it takes it      switches when behind
    Feed {
        sink: In,
        item: In,
        to: Near,
    },
    /// if (r[lhs] op r[rhs]) == when: pc <- to      raises, calls, switches when behind
    JumpLt {
        when: bool,
        lhs: In,
        rhs: In,
        to: Near,
    },
    JumpLe {
        when: bool,
        lhs: In,
        rhs: In,
        to: Near,
    },
    JumpEq {
        when: bool,
        lhs: In,
        rhs: In,
        to: Near,
    },
    JumpNe {
        when: bool,
        lhs: In,
        rhs: In,
        to: Near,
    },
    JumpGt {
        when: bool,
        lhs: In,
        rhs: In,
        to: Near,
    },
    JumpGe {
        when: bool,
        lhs: In,
        rhs: In,
        to: Near,
    },
    /// if (r[lhs] op imm) == when: pc <- to      raises, calls, switches when behind
    JumpLtInt {
        when: bool,
        lhs: In,
        imm: i16,
        to: Near,
    },
    JumpLeInt {
        when: bool,
        lhs: In,
        imm: i16,
        to: Near,
    },
    JumpEqInt {
        when: bool,
        lhs: In,
        imm: i16,
        to: Near,
    },
    JumpNeInt {
        when: bool,
        lhs: In,
        imm: i16,
        to: Near,
    },
    JumpGtInt {
        when: bool,
        lhs: In,
        imm: i16,
        to: Near,
    },
    JumpGeInt {
        when: bool,
        lhs: In,
        imm: i16,
        to: Near,
    },
}

const _: () = assert!(size_of::<Instr>() == 8);
