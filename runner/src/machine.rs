//! The joint between the commands and the interpreter: `interp` behind the traits of `guest`.

mod os;
mod sim;

use crate::guest::{Ending, Guest, Launch, Machine, Surroundings};
use crate::settings::Driver;
use crate::source::Script;
use gilbox_interp::code::disassemble::LEGEND;
use gilbox_interp::code::{Code, CodeKind, Const, Source};
use gilbox_interp::compile::{self, Mode, Options};
use os::OsGuest;
use sim::SimGuest;
use std::sync::Arc;

/// The interpreter of this build.
pub(crate) struct Interp;

impl Machine for Interp {
    fn disassemble(&self, script: &Script) -> Result<String, Ending> {
        Ok(format!("{LEGEND}\n{}", compiled(script)?.disassemble()))
    }

    fn defines(&self, script: &Script, function: &str) -> Result<bool, Ending> {
        let module = compiled(script)?;
        Ok(module.consts.iter().any(|constant| match constant {
            Const::Code(code) => is_function(code) && *code.qualname == *function,
            _ => false,
        }))
    }

    fn start(&self, launch: &Launch, surroundings: Surroundings) -> Result<Arc<dyn Guest>, String> {
        match launch.settings.driver {
            Driver::Os => Ok(Arc::new(OsGuest::start(launch, surroundings)?)),
            Driver::Sim { seed, cores } => Ok(Arc::new(SimGuest::start(launch, seed, cores)?)),
        }
    }
}

fn compiled(script: &Script) -> Result<Arc<Code>, Ending> {
    let source = Arc::new(Source::new(&script.name, &script.text));
    compile::compile(source, Mode::Module, Options::default()).map_err(|error| Ending::Raised(format!("{error}\n")))
}

fn is_function(code: &Code) -> bool {
    match code.kind {
        CodeKind::Function | CodeKind::Generator | CodeKind::Coroutine | CodeKind::AsyncGenerator => true,
        CodeKind::Module | CodeKind::Class => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(text: &str) -> Script {
        Script { name: "x.py".into(), path: None, text: text.into() }
    }

    #[test]
    fn functions_at_the_top_level_are_found() {
        let defines = |text: &str| Interp.defines(&script(text), "work").unwrap();
        assert!(defines("x = 1\n@staticmethod\ndef work(n): return n\n"));
        assert!(defines("if True:\n    def work(): pass\n"));
        assert!(!defines("class work: pass\n"));
        assert!(!defines("class A:\n    def work(self): pass\n"));
        assert!(!defines("def f():\n    def work(): pass\n"));
        assert!(!defines("work = 1\n"));
    }

    #[test]
    fn instructions_as_text() {
        let text = Interp.disassemble(&script("x = 1\n")).unwrap();
        assert!(text.contains("x = 1"), "{text}");
        let Err(Ending::Raised(error)) = Interp.disassemble(&script("x = = 1\n")) else { panic!("no error") };
        assert!(error.starts_with("  File \"x.py\", line 1\n    x = = 1\n"), "{error}");
        assert!(error.contains("SyntaxError: ") && error.ends_with('\n'), "{error}");
    }
}
