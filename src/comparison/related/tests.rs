use super::*;

fn partner(kept: Seat, slug: &str, reason: PartnerReason, shared: usize) -> Partner {
    Partner {
        kept,
        slug: slug.to_owned(),
        name: slug.to_uppercase(),
        reason,
        replaces_kept: true,
        shared_benchmarks: shared,
    }
}

fn slugs(found: &[Partner]) -> Vec<&str> {
    found.iter().map(|it| it.slug.as_str()).collect()
}

#[test]
fn reasons_rank_from_successor_to_shared_benchmarks() {
    let mut partners: Vec<_> = PartnerReason::ALL
        .iter()
        .map(|&reason| partner(Seat::Left, &format!("{reason:?}"), reason, 3))
        .collect();
    partners.reverse();
    let found = related("a", "b", &partners);
    assert_eq!(
        slugs(&found),
        ["Successor", "Sibling", "SamePriceClass", "SharedBenchmarks"]
    );
}

#[test]
fn within_a_reason_more_shared_benchmarks_come_first_then_the_slug() {
    let of = |slug, shared| partner(Seat::Right, slug, PartnerReason::Sibling, shared);
    let found = related("a", "b", &[of("z", 9), of("y", 2), of("x", 2), of("w", 5)]);
    assert_eq!(slugs(&found), ["z", "w", "x", "y"]);
}

#[test]
fn at_most_six_are_given() {
    let partners: Vec<_> = (0..20)
        .map(|place| {
            partner(
                Seat::Left,
                &format!("m{place:02}"),
                PartnerReason::Sibling,
                0,
            )
        })
        .collect();
    let found = related("a", "b", &partners);
    assert_eq!(slugs(&found), ["m00", "m01", "m02", "m03", "m04", "m05"]);
    assert_eq!(found.len(), MAX_RELATED);
}

#[test]
fn the_pair_itself_is_not_related_to_itself() {
    let of = |kept, slug| partner(kept, slug, PartnerReason::Successor, 1);
    let found = related(
        "a",
        "b",
        &[
            of(Seat::Left, "b"),
            of(Seat::Right, "a"),
            of(Seat::Left, "c"),
        ],
    );
    assert_eq!(slugs(&found), ["c"]);
}

#[test]
fn a_partner_of_both_sides_gives_a_pair_with_each() {
    let of = |kept| partner(kept, "c", PartnerReason::Sibling, 1);
    let found = related("a", "b", &[of(Seat::Right), of(Seat::Left), of(Seat::Left)]);
    let kept: Vec<_> = found.iter().map(|it| it.kept).collect();
    assert_eq!(kept, [Seat::Left, Seat::Right]);
}

#[test]
fn a_pair_that_is_there_for_two_reasons_keeps_the_stronger_one() {
    let of = |reason| partner(Seat::Left, "c", reason, 1);
    let found = related(
        "a",
        "b",
        &[
            of(PartnerReason::SharedBenchmarks),
            of(PartnerReason::Successor),
        ],
    );
    assert_eq!(found, [of(PartnerReason::Successor)]);
}

#[test]
fn no_partners_give_no_pairs() {
    assert!(related("a", "b", &[]).is_empty());
}
