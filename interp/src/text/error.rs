//! What a text or number operation raises: the type of a built-in exception and its message.
//!
//! The caller makes the guest exception from it. The message is a [`Text`], because some of
//! Python's messages quote what the guest wrote, lone surrogates included.

use std::fmt;

use super::Text;

/// The built-in exception types that the functions of [`super`] raise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    Attribute,
    Index,
    Key,
    Lookup,
    Memory,
    Overflow,
    Type,
    Value,
    ZeroDivision,
}

impl ErrorKind {
    /// The name of the Python exception.
    pub fn name(self) -> &'static str {
        match self {
            Self::Attribute => "AttributeError",
            Self::Index => "IndexError",
            Self::Key => "KeyError",
            Self::Lookup => "LookupError",
            Self::Memory => "MemoryError",
            Self::Overflow => "OverflowError",
            Self::Type => "TypeError",
            Self::Value => "ValueError",
            Self::ZeroDivision => "ZeroDivisionError",
        }
    }
}

/// An exception to be raised: its type and its message, both CPython 3.13's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    pub kind: ErrorKind,
    pub message: Text,
}

/// The result of an operation that may raise.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An exception of `kind` with the given message.
    pub fn new(kind: ErrorKind, message: impl Into<Text>) -> Self {
        let message = message.into();
        Self { kind, message }
    }

    /// A `ValueError`.
    pub fn value(message: impl Into<Text>) -> Self {
        Self::new(ErrorKind::Value, message)
    }

    /// A `TypeError`.
    pub fn type_error(message: impl Into<Text>) -> Self {
        Self::new(ErrorKind::Type, message)
    }

    /// An `OverflowError`.
    pub fn overflow(message: impl Into<Text>) -> Self {
        Self::new(ErrorKind::Overflow, message)
    }

    /// A `ZeroDivisionError`.
    pub fn zero_division(message: impl Into<Text>) -> Self {
        Self::new(ErrorKind::ZeroDivision, message)
    }

    /// A `MemoryError`, which has no message.
    pub fn memory() -> Self {
        Self::new(ErrorKind::Memory, Text::new())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.name(), self.message)
    }
}

impl std::error::Error for Error {}
