//! Makes a table of the prelude's files, so that adding a module costs one file and nothing else, and says whether calls at the end of
//! a function become jumps, as they do wherever the compiler optimises.

use std::fmt::Write;
use std::path::Path;

fn main() {
    println!("cargo:rustc-check-cfg=cfg(gilbox_threaded)");
    let architecture = std::env::var("CARGO_CFG_TARGET_ARCH").unwrap_or_default();
    // At level 1 some of them stay calls.
    let optimised = std::env::var("OPT_LEVEL").is_ok_and(|level| level == "2" || level == "3");
    if optimised && ["x86_64", "aarch64"].contains(&architecture.as_str()) {
        println!("cargo:rustc-cfg=gilbox_threaded");
    }
    let folder = Path::new("src/modules/prelude");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    collect(folder, "", &mut files);
    files.sort();
    let mut table = String::from("&[\n");
    for (module, package, path) in &files {
        let path = std::fs::canonicalize(path).expect("a file that was just listed");
        writeln!(table, "    PreludeFile {{ module: {module:?}, package: {package}, source: include_str!({path:?}) }},")
            .expect("writing to a string");
    }
    table.push(']');
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    std::fs::write(Path::new(&out).join("prelude.rs"), table).expect("OUT_DIR can be written to");
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, bool, std::path::PathBuf)>) {
    println!("cargo:rerun-if-changed={}", folder.display());
    for entry in std::fs::read_dir(folder).expect("the prelude's folder") {
        let path = entry.expect("an entry of the prelude's folder").path();
        let name = path.file_stem().and_then(|s| s.to_str()).expect("a module's name").to_string();
        if path.is_dir() {
            if name != "__pycache__" {
                collect(&path, &format!("{prefix}{name}."), files);
            }
        } else if path.extension().is_some_and(|e| e == "py") {
            let package = name == "__init__";
            let module = if package { prefix.trim_end_matches('.').to_string() } else { format!("{prefix}{name}") };
            files.push((module, package, path));
        }
    }
}
