use super::*;

#[test]
fn halves_go_to_the_even_neighbour() {
    for (numerator, denominator, expected) in [
        (0, 10, 0),
        (4, 10, 0),
        (5, 10, 0),
        (6, 10, 1),
        (14, 10, 1),
        (15, 10, 2),
        (16, 10, 2),
        (25, 10, 2),
        (35, 10, 4),
        (45, 10, 4),
        (-4, 10, 0),
        (-5, 10, 0),
        (-6, 10, -1),
        (-15, 10, -2),
        (-25, 10, -2),
        (-35, 10, -4),
        (1, 3, 0),
        (2, 3, 1),
        (7, 2, 4),
        (9, 2, 4),
        (10, 1, 10),
    ] {
        let rounded = divide_half_even(numerator, denominator);
        assert_eq!(rounded, expected, "{numerator}/{denominator}");
    }
}

#[test]
fn a_denominator_of_nothing_divides_by_one() {
    assert_eq!(divide_half_even(7, 0), 7);
    assert_eq!(divide_half_even(7, -3), 7);
}

#[test]
fn rounding_never_moves_by_more_than_a_half() {
    for numerator in -200..200_i128 {
        for denominator in 1..20_i128 {
            let rounded = divide_half_even(numerator, denominator);
            let off = (numerator - rounded * denominator).abs() * 2;
            assert!(off <= denominator, "{numerator}/{denominator} = {rounded}");
            let is_half = off == denominator;
            assert!(
                !is_half || rounded % 2 == 0,
                "{numerator}/{denominator} = {rounded}"
            );
        }
    }
}

#[test]
fn a_share_is_between_nothing_and_the_whole() {
    for (millionths, inside) in [
        (-1, false),
        (0, true),
        (1, true),
        (500_000, true),
        (1_000_000, true),
        (1_000_001, false),
        (i64::MAX, false),
        (i64::MIN, false),
    ] {
        let share = Share::from_millionths(millionths);
        assert_eq!(share.is_some(), inside, "{millionths}");
        if let Some(share) = share {
            assert_eq!(share.millionths() + share.rest_millionths(), 1_000_000);
            assert_eq!(share.millionths(), i128::from(millionths));
        }
    }
}

#[test]
fn values_beyond_64_bits_stay_at_the_nearest_end() {
    assert_eq!(saturate(0), 0);
    assert_eq!(saturate(-5), -5);
    assert_eq!(saturate(i128::from(i64::MAX)), i64::MAX);
    assert_eq!(saturate(i128::from(i64::MAX) + 1), i64::MAX);
    assert_eq!(saturate(i128::from(i64::MIN) - 1), i64::MIN);
    assert_eq!(saturate(i128::MAX), i64::MAX);
    assert_eq!(saturate(i128::MIN), i64::MIN);
}
