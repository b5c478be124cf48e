//! Which argument comes next.

use super::Flavor;
use crate::text::{Error, Result};

/// Counts off the arguments of a template: the items of a tuple, or a single value.
#[derive(Clone, Copy, Debug)]
pub struct ArgumentCursor {
    count: usize,
    used: usize,
    is_mapping: bool,
}

impl ArgumentCursor {
    /// For the items of a tuple.
    pub fn of_tuple(count: usize) -> Self {
        Self { count, used: 0, is_mapping: false }
    }

    /// For one value that is no tuple; a mapping may also stay unused.
    pub fn of_value(is_mapping: bool) -> Self {
        Self { count: 1, used: 0, is_mapping }
    }

    /// Says that a key was looked up: what was found is now the only argument.
    pub fn found_value(&mut self) {
        (self.count, self.used) = (1, 0);
    }

    /// The index of the next argument.
    ///
    /// # Errors
    /// `TypeError` when there is none left.
    pub fn take(&mut self) -> Result<usize> {
        if self.used == self.count {
            return Err(Error::type_error("not enough arguments for format string"));
        }
        self.used += 1;
        Ok(self.used - 1)
    }

    /// To be asked at the end of the template.
    ///
    /// # Errors
    /// `TypeError` when an argument was not used.
    pub fn finish(self, flavor: Flavor) -> Result<()> {
        if self.used == self.count || self.is_mapping {
            return Ok(());
        }
        let what = match flavor {
            Flavor::Str => "string",
            Flavor::Bytes => "bytes",
        };
        Err(Error::type_error(format!("not all arguments converted during {what} formatting")))
    }
}
