//! The reference pair, as its rules state it, value by value.

use super::reference_page;

#[tokio::test]
async fn the_page_of_the_reference_pair_is_as_recorded() {
    let (_app, page) = reference_page().await;
    insta::assert_json_snapshot!("reference_page", page);
}
