//! Makes the schema known to the derives in `src/main.rs`.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    cynic_codegen::register_schema("versus")
        .from_sdl_file("../../../schema.graphql")?
        .as_default()?;
    Ok(())
}
