//! The allocator of all that lies outside the heap: buffers of natives, digits of large integers, tables of the compiler.
//!
//! It is mimalloc, asked without an alignment wherever what it gives is aligned well enough anyway. With one, sizes that are no power of
//! two always go its slow way.

use std::alloc::{GlobalAlloc, Layout};

use libmimalloc_sys as mimalloc;

/// For `#[global_allocator]`.
pub struct Allocator;

/// What any allocation of that size is aligned to.
const ALIGNED: usize = 16;

/// Is an allocation of `size` bytes aligned well enough anyway?
#[inline(always)]
fn is_simple(layout: Layout, size: usize) -> bool {
    layout.align() <= ALIGNED.min(size)
}

// SAFETY: mimalloc keeps the contract; `free` and `realloc` take what either way of allocating has given.
unsafe impl GlobalAlloc for Allocator {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: any size and any power of two will do.
        unsafe {
            if is_simple(layout, layout.size()) {
                mimalloc::mi_malloc(layout.size()).cast()
            } else {
                mimalloc::mi_malloc_aligned(layout.size(), layout.align()).cast()
            }
        }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        unsafe {
            if is_simple(layout, layout.size()) {
                mimalloc::mi_zalloc(layout.size()).cast()
            } else {
                mimalloc::mi_zalloc_aligned(layout.size(), layout.align()).cast()
            }
        }
    }

    #[inline]
    unsafe fn dealloc(&self, p: *mut u8, _: Layout) {
        // SAFETY: the caller has `p` from here.
        unsafe { mimalloc::mi_free(p.cast()) }
    }

    #[inline]
    unsafe fn realloc(&self, p: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller has `p` from here.
        unsafe {
            if is_simple(layout, size) {
                mimalloc::mi_realloc(p.cast(), size).cast()
            } else {
                mimalloc::mi_realloc_aligned(p.cast(), size, layout.align()).cast()
            }
        }
    }
}
