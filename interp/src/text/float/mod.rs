//! Floats as text and back, and the other conversions of `float` that must be exact.

mod decimal;
mod hex;
mod layout;
mod parse;
mod quick;
mod ratio;
mod round;

pub use decimal::Decimal;
pub use hex::{from_hex, to_hex};
pub use layout::{FloatForm, FloatStyle, format_float, push_repr, repr, scaled_digits};
pub use parse::{from_bytes, from_text, no_number, without_underscores};
pub use quick::{scaled, short};
pub use ratio::{decompose, integer_ratio, to_int};
pub use round::{round_to_digits, round_to_int};
