//! Many row numbers in a short text: an import that sees a whole catalog again names its rows in a few ranges.

/// Numbers in ascending order as ranges such as `1-5,9`.
pub(super) fn write(numbers: &[i64]) -> String {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let ranges = sorted.chunk_by(|one, next| one + 1 == *next);
    let ranges = ranges.filter_map(|range| Some((range.first()?, range.last()?)));
    let texts: Vec<String> = ranges
        .map(|(first, last)| {
            if first == last {
                first.to_string()
            } else {
                format!("{first}-{last}")
            }
        })
        .collect();
    texts.join(",")
}

/// The numbers that such a text names; what is no range names none.
pub(in crate::import) fn read(text: &str) -> impl Iterator<Item = i64> {
    text.split(',').flat_map(|range| {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        match (first.parse::<i64>(), last.parse::<i64>()) {
            (Ok(first), Ok(last)) => first..=last,
            #[expect(clippy::reversed_empty_ranges, reason = "a range without numbers")]
            _ => 1..=0,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for (numbers, text) in [
            (vec![], ""),
            (vec![7], "7"),
            (vec![3, 1, 2, 9, 11, 12], "1-3,9,11-12"),
        ] {
            assert_eq!(write(&numbers), text);
            let mut sorted = numbers;
            sorted.sort_unstable();
            assert_eq!(read(text).collect::<Vec<_>>(), sorted);
        }
        assert_eq!(read("x,2,5-y").collect::<Vec<_>>(), [2]);
    }
}
