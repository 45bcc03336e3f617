//! Upkeep of the files under `data/`: `cargo run --example catalog -- schema` writes the JSON Schema of the catalog files.

use std::error::Error;
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["schema"] => fs::write(
            "data/schema.json",
            versus::import::catalog_files::schema_json(),
        )?,
        _ => return Err("usage: catalog schema".into()),
    }
    Ok(())
}
