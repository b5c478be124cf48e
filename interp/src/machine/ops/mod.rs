//! The instructions: a function for each, by topic, in the order of the instruction set.
//!
//! A function does the common case and goes on to the next instruction by `s.next()`. What is longer, may raise or calls stands in a
//! function of its own, which `s.otherwise(..)` leads to, or in a method of `Thread`, which `s.go(..)` runs with the state saved: so the
//! common case saves nothing and needs no room on the processor's stack.

mod attributes;
mod calls;
mod containers;
mod exceptions;
mod generators;
mod items;
mod jumps;
mod loops;
mod numbers;
mod passing;
mod steps;
mod variables;

pub(super) use numbers::compare_by;
pub(super) use passing::receivers;

use super::run::{Handler, Mode};
use crate::code::Instr;

/// Defines the function of an instruction: `op!(name, Instr { operands }, |s| what it does)`. Its second function (see `passing`) has
/// two more arguments.
macro_rules! op {
    ($(#[$attr:meta])* $name:ident, $instr:pat, |$s:ident $(, $more:ident: $type:ty)*| $body:expr) => {
        $(#[$attr])*
        pub(super) unsafe fn $name<M: Mode>(t: &mut Thread, pc: *const Instr, r: Regs, frame: *mut Frame $(, $more: $type)*) -> Flow {
            // SAFETY: as the caller has it: see `Handler`.
            #[allow(unused_mut, reason = "only some write to registers")]
            let mut $s = unsafe { State::new(t, pc, r, frame) };
            #[allow(irrefutable_let_patterns, reason = "some functions serve several instructions")]
            let $instr = $s.instr() else {
                // SAFETY: the table names this function for this instruction alone.
                unsafe { std::hint::unreachable_unchecked() }
            };
            $body
        }
    };
}
use op;

/// The operation code of an instruction.
#[inline(always)]
pub(super) fn code_of(instr: &Instr) -> u8 {
    // SAFETY: the enum's representation begins with its discriminant, an `u8`.
    unsafe { *std::ptr::from_ref(instr).cast::<u8>() }
}

/// The function for each operation code.
pub(super) const fn table<M: Mode>() -> [Handler; 256] {
    let mut table: [Handler; 256] = [no_instruction; 256];
    let mut code = 0;
    while code <= LAST {
        // SAFETY: every code up to the last is that of an instruction, and zero is a value of every operand.
        let instr: Instr = unsafe { std::mem::transmute([code, 0, 0, 0, 0, 0, 0, 0]) };
        table[code as usize] = handler::<M>(&instr);
        code += 1;
    }
    table
}

/// The operation code of the last instruction.
const LAST: u8 = {
    use crate::code::instr::{In, Near};
    let last = Instr::JumpGeInt { when: false, lhs: In(0), imm: 0, to: Near(0) };
    // SAFETY: as in `code_of`.
    unsafe { *std::ptr::from_ref(&last).cast::<u8>() }
};

unsafe fn no_instruction(
    _: &mut super::Thread,
    _: *const Instr,
    _: super::run::Regs,
    _: *mut super::frame::Frame,
) -> super::run::Flow {
    unreachable!("gilbox bug: an operation code without a function")
}

const fn handler<M: Mode>(instr: &Instr) -> Handler {
    match instr {
        Instr::Move { .. } => variables::copy::<M>,
        Instr::LoadConst { .. } => variables::load_const::<M>,
        Instr::LoadInt { .. } => variables::load_int::<M>,
        Instr::CheckBound { .. } => variables::check_bound::<M>,
        Instr::Rebind { .. } => variables::rebind::<M>,
        Instr::DelLocal { .. } => variables::del_local::<M>,
        Instr::MakeCell { .. } => variables::make_cell::<M>,
        Instr::LoadCell { .. } => variables::load_cell::<M>,
        Instr::StoreCell { .. } => variables::store_cell::<M>,
        Instr::DelCell { .. } => variables::del_cell::<M>,
        Instr::LoadGlobal { .. } => variables::load_global::<M>,
        Instr::StoreGlobal { .. } => variables::store_global::<M>,
        Instr::DelGlobal { .. } => variables::del_global::<M>,
        Instr::LoadName { .. } => variables::load_name::<M>,
        Instr::LoadClassCell { .. } => variables::load_class_cell::<M>,
        Instr::StoreName { .. } => variables::store_name::<M>,
        Instr::DelName { .. } => variables::del_name::<M>,

        Instr::LoadAttr { .. } => attributes::load_attr::<M>,
        Instr::StoreAttr { .. } => attributes::store_attr::<M>,
        Instr::DelAttr { .. } => attributes::del_attr::<M>,
        Instr::LoadMethod { .. } => attributes::load_method::<M>,
        Instr::LoadSpecial { .. } => attributes::load_special::<M>,

        Instr::GetItem { .. } => items::get_item::<M>,
        Instr::SetItem { .. } => items::set_item::<M>,
        Instr::DelItem { .. } => items::del_item::<M>,
        Instr::BuildSlice { .. } => items::build_slice::<M>,
        Instr::Contains { .. } => items::contains::<M>,
        Instr::Len { .. } => items::len::<M>,

        Instr::Add { .. } => numbers::add::<M>,
        Instr::Sub { .. } => numbers::sub::<M>,
        Instr::Mul { .. } => numbers::mul::<M>,
        Instr::TrueDiv { .. } => numbers::true_div::<M>,
        Instr::FloorDiv { .. } => numbers::floor_div::<M>,
        Instr::Mod { .. } => numbers::modulo::<M>,
        Instr::Pow { .. } => numbers::pow::<M>,
        Instr::MatMul { .. } => numbers::binary::<M>,
        Instr::Shl { .. } => numbers::shl::<M>,
        Instr::Shr { .. } => numbers::shr::<M>,
        Instr::And { .. } => numbers::and::<M>,
        Instr::Or { .. } => numbers::or::<M>,
        Instr::Xor { .. } => numbers::xor::<M>,
        Instr::Neg { .. } => numbers::neg::<M>,
        Instr::Pos { .. } => numbers::pos::<M>,
        Instr::Invert { .. } => numbers::invert::<M>,
        Instr::Not { .. } => numbers::not::<M>,
        Instr::Compare { .. } => numbers::compare::<M>,
        Instr::Is { .. } => numbers::is::<M>,
        Instr::AddInt { .. } => numbers::add_int::<M>,
        Instr::SubInt { .. } => numbers::sub_int::<M>,

        Instr::Jump { .. } => jumps::jump::<M>,
        Instr::JumpIf { .. } => jumps::jump_if::<M>,
        Instr::JumpUnless { .. } => jumps::jump_unless::<M>,
        Instr::JumpIsNone { .. } => jumps::jump_is_none::<M>,
        Instr::GetIter { .. } => loops::get_iter::<M>,
        Instr::ForIter { .. } => loops::for_iter::<M>,
        Instr::Feed { .. } => loops::feed::<M>,
        Instr::JumpLt { .. } => jumps::jump_lt::<M>,
        Instr::JumpLe { .. } => jumps::jump_le::<M>,
        Instr::JumpEq { .. } => jumps::jump_eq::<M>,
        Instr::JumpNe { .. } => jumps::jump_ne::<M>,
        Instr::JumpGt { .. } => jumps::jump_gt::<M>,
        Instr::JumpGe { .. } => jumps::jump_ge::<M>,
        Instr::JumpLtInt { .. } => jumps::jump_lt_int::<M>,
        Instr::JumpLeInt { .. } => jumps::jump_le_int::<M>,
        Instr::JumpEqInt { .. } => jumps::jump_eq_int::<M>,
        Instr::JumpNeInt { .. } => jumps::jump_ne_int::<M>,
        Instr::JumpGtInt { .. } => jumps::jump_gt_int::<M>,
        Instr::JumpGeInt { .. } => jumps::jump_ge_int::<M>,

        Instr::Unpack { .. } => containers::unpack::<M>,
        Instr::UnpackStar { .. } => containers::unpack_star::<M>,
        Instr::BuildList { .. } => containers::build_list::<M>,
        Instr::BuildTuple { .. } => containers::build_tuple::<M>,
        Instr::BuildSet { .. } => containers::build_set::<M>,
        Instr::BuildMap { .. } => containers::build_map::<M>,
        Instr::BuildString { .. } => containers::build_string::<M>,
        Instr::Format { .. } => containers::format::<M>,
        Instr::FormatSimple { .. } => containers::format_simple::<M>,
        Instr::ListAppend { .. } => containers::list_append::<M>,
        Instr::SetAdd { .. } => containers::set_add::<M>,
        Instr::MapInsert { .. } => containers::map_insert::<M>,
        Instr::ListExtend { .. } => containers::list_extend::<M>,
        Instr::SetUpdate { .. } => containers::set_update::<M>,
        Instr::MapUpdate { .. } => containers::map_update::<M>,
        Instr::MapMerge { .. } => containers::map_merge::<M>,
        Instr::ListToTuple { .. } => containers::list_to_tuple::<M>,
        Instr::MatchKind { .. } => containers::match_kind::<M>,
        Instr::MatchKeys { .. } => containers::match_keys::<M>,
        Instr::MatchClass { .. } => containers::match_class::<M>,
        Instr::MatchRest { .. } => containers::match_rest::<M>,

        Instr::Call { .. } => calls::call::<M>,
        Instr::CallKw { .. } => calls::call_kw::<M>,
        Instr::CallEx { .. } => calls::call_ex::<M>,
        Instr::CallMethod { .. } => calls::call_method::<M>,
        Instr::CallMethodKw { .. } => calls::call_method_kw::<M>,
        Instr::Return { .. } => calls::ret::<M>,
        Instr::MakeFunction { .. } => calls::make_function::<M>,
        Instr::LoadBuildClass { .. } => calls::load_build_class::<M>,
        Instr::Yield { .. } => generators::yield_value::<M>,
        Instr::YieldFrom { .. } => generators::yield_from::<M>,
        Instr::Send { .. } => generators::send::<M>,
        Instr::GetYieldFrom { .. } => generators::get_yield_from::<M>,
        Instr::GetAwaitable { .. } => generators::get_awaitable::<M>,
        Instr::GetAsyncIter { .. } => generators::get_async_iter::<M>,
        Instr::GetAsyncNext { .. } => generators::get_async_next::<M>,
        Instr::IsStopAsync { .. } => generators::is_stop_async::<M>,
        Instr::ImportName { .. } => calls::import_name::<M>,
        Instr::ImportFrom { .. } => calls::import_from::<M>,
        Instr::ImportStar { .. } => calls::import_star::<M>,

        Instr::Raise { .. } => exceptions::raise::<M>,
        Instr::Reraise { .. } => exceptions::reraise::<M>,
        Instr::RaiseAssert { .. } => exceptions::raise_assert::<M>,
        Instr::EnterHandler { .. } => exceptions::enter_handler::<M>,
        Instr::LeaveHandler { .. } => exceptions::leave_handler::<M>,
        Instr::MatchException { .. } => exceptions::match_exception::<M>,
        Instr::SplitGroup { .. } => exceptions::split_group::<M>,
        Instr::JoinGroups { .. } => exceptions::join_groups::<M>,
        Instr::ExcTriple { .. } => exceptions::exc_triple::<M>,
    }
}
