//! The machine of gilbox and its drivers.
