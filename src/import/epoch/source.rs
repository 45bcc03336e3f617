//! A file of Epoch AI's benchmark folder: rows by the names of their columns.

use std::collections::BTreeMap;

/// A row by the names of its columns.
pub type Row = BTreeMap<String, String>;

/// Why a line could not be read, with its number.
pub type Fault = (u64, String);

/// The rows of a CSV file, and what could not be read.
pub fn rows(bytes: &[u8]) -> Result<(Vec<Row>, Vec<Fault>), String> {
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(bytes);
    let headers = reader.headers().map_err(|error| error.to_string())?.clone();
    if !headers.iter().any(|name| name == "Model version") {
        return Err("has no column `Model version`".to_owned());
    }
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for record in reader.records() {
        match record {
            Ok(record) => {
                let cells = headers.iter().zip(record.iter());
                rows.push(
                    cells
                        .map(|(name, cell)| (name.to_owned(), cell.trim().to_owned()))
                        .collect(),
                );
            }
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                faults.push((line, error.to_string()));
            }
        }
    }
    Ok((rows, faults))
}
