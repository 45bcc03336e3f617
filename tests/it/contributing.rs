//! What CONTRIBUTING.md says to write into the catalog is taken as it stands there.

use std::fs;
use std::path::Path;

use versus::import::catalog_files::read_complete;
use versus::import::embedded::folder_files;

/// What its words call "below the name" of a file that a newcomer begins.
const BEGUN: [(&str, &str); 2] = [
    (
        "organizations/acme.toml",
        "name = \"Acme\"\nsource = \"versus\"\nobserved_on = \"2026-11-22\"\n",
    ),
    (
        "providers/acme.toml",
        "name = \"Acme API\"\nkind = \"FIRST_PARTY\"\ntracked = true\nsource = \"versus\"\nobserved_on = \"2026-11-22\"\n",
    ),
];
const SCORES: &str = "benchmarks/gpqa-diamond.toml";

#[test]
fn the_example_of_a_new_model_is_taken_as_it_stands() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = folder_files(&root.join("data/catalog")).unwrap();
    let [model, route, score] = <[(String, String); 3]>::try_from(example(root)).unwrap();
    assert_eq!(score.0, SCORES);
    for ((path, text), (begun, top)) in [model, route].into_iter().zip(BEGUN) {
        assert_eq!(path, begun);
        files.push((path, format!("{top}\n{text}")));
    }
    let (_, text) = files.iter_mut().find(|(path, _)| path == SCORES).unwrap();
    let end = text.rfind(']').unwrap();
    text.insert_str(end, &score.1);

    let draft = read_complete(&files).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let is_new = |slug: &str| slug == "acme-large-2";
    assert!(draft.models.iter().any(|model| is_new(&model.slug)));
    let route = draft
        .routes
        .iter()
        .find(|route| is_new(&route.model))
        .unwrap();
    assert!(!route.prices.is_empty());
    let score = draft
        .scores
        .iter()
        .find(|score| is_new(&score.model))
        .unwrap();
    assert_eq!(
        score.by.source, "versus",
        "not the source of the whole file"
    );
}

/// The parts of the example with the files that they belong to.
fn example(root: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(root.join("CONTRIBUTING.md")).unwrap();
    let (_, rest) = text.split_once("```toml").unwrap();
    let (block, _) = rest.split_once("```").unwrap();
    let parts = block.split("# data/catalog/").skip(1);
    parts
        .map(|part| {
            let (path, rest) = part.split_once([',', ' ']).unwrap();
            (path.to_owned(), rest.split_once('\n').unwrap().1.to_owned())
        })
        .collect()
}
