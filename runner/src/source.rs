//! The guest program's source text: read once, checked once, with one clear line for each way in which that fails.

use crate::trouble::Trouble;
use gilbox_interp::text::coding::{Fault, source_text};
use serde::{Deserialize, Serialize};
use std::ffi::OsStr;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A guest program as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Script {
    /// The name that tracebacks show and `__file__` has: the path made absolute, `<stdin>` or `<string>`.
    pub(crate) name: String,
    /// The file that it came from, as typed; modules beside it can be imported.
    pub(crate) path: Option<PathBuf>,
    pub(crate) text: String,
}

impl Script {
    /// Reads the file at `path`, or standard input if that is `-`.
    ///
    /// # Errors
    /// [`Trouble::Usage`] if there is no such text.
    pub(crate) fn read(path: &OsStr) -> Result<Script, Trouble> {
        if path == "-" {
            let mut bytes = Vec::new();
            let read = std::io::stdin().lock().read_to_end(&mut bytes);
            read.map_err(|error| Trouble::Usage(format!("cannot read standard input: {}", reason(&error))))?;
            return Ok(Script { name: "<stdin>".into(), path: None, text: decode("<stdin>", &bytes)? });
        }
        let path = Path::new(path);
        let typed = path.to_string_lossy();
        let refused = |why: &str| Trouble::Usage(format!("cannot open '{typed}': {why}"));
        let bytes = std::fs::read(path).map_err(|error| refused(&reason(&error)))?;
        let text = decode(&typed, &bytes)?;
        let absolute = std::env::current_dir().map_or_else(|_| path.to_path_buf(), |folder| folder.join(path));
        Ok(Script { name: absolute.to_string_lossy().into_owned(), path: Some(path.to_path_buf()), text })
    }

    /// How the user named it.
    pub(crate) fn typed(&self) -> String {
        self.path.as_ref().map_or_else(|| self.name.clone(), |path| path.to_string_lossy().into_owned())
    }

    /// The text given on the command line with `-c`.
    pub(crate) fn inline(code: &OsStr) -> Result<Script, Trouble> {
        Ok(Script { name: "<string>".into(), path: None, text: decode("<string>", code.as_encoded_bytes())? })
    }

    /// What runs a module that was named on the command line with `-m`.
    pub(crate) fn module(name: &OsStr) -> Script {
        let text = format!("import runpy; runpy._run_as_program({:?})", name.to_string_lossy());
        Script { name: "<frozen runpy>".into(), path: None, text }
    }
}

/// The system's reason, in its usual words.
fn reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "no such file".into(),
        ErrorKind::IsADirectory => "it is a directory".into(),
        ErrorKind::PermissionDenied => "permission denied".into(),
        _ => error.to_string(),
    }
}

/// The text in the encoding that it names, UTF-8 unless it names one, without a byte order mark.
fn decode(name: &str, bytes: &[u8]) -> Result<String, Trouble> {
    source_text(bytes).map_err(|fault| {
        Trouble::Usage(match fault {
            Fault::Utf8 { byte, line, .. } => {
                format!("'{name}' is not valid UTF-8: byte 0x{byte:02x} in line {line}; save it as UTF-8")
            }
            Fault::Encoding(message) => format!("cannot read '{name}': {message}"),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(path: &Path) -> String {
        Script::read(path.as_os_str()).unwrap_err().text()
    }

    #[test]
    fn each_failure_has_its_line() {
        let dir = std::env::temp_dir().join(format!("gilbox-source-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let missing = dir.join("missing.py");
        let latin = dir.join("latin.py");
        std::fs::write(&latin, b"x = 1\ny = '\xe9'\n").unwrap();
        let marked = dir.join("marked.py");
        std::fs::write(&marked, "\u{feff}pass\n").unwrap();

        assert_eq!(message(&missing), format!("gilbox: cannot open '{}': no such file\n", missing.display()));
        assert_eq!(message(&dir), format!("gilbox: cannot open '{}': it is a directory\n", dir.display()));
        assert_eq!(
            message(&latin),
            format!("gilbox: '{}' is not valid UTF-8: byte 0xe9 in line 2; save it as UTF-8\n", latin.display())
        );
        let script = Script::read(marked.as_os_str()).unwrap();
        assert_eq!(script.text, "pass\n");
        std::fs::remove_dir_all(&dir).unwrap();
    }
}
