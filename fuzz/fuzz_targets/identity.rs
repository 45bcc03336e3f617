//! Names of models.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| if let Ok(id) = std::str::from_utf8(data) {
    let found = versus::import::identity::model("anywhere", id, None);
    assert!(versus::import::values::is_slug(&found.slug), "{id:?} became {:?}", found.slug);
    let linked = versus::import::identity::model("anywhere", id, Some(id));
    assert!(versus::import::values::is_slug(&linked.slug));
});
