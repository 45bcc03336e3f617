//! Mutation by values: bytes that are flipped blindly seldom stay JSON, and never reach the meaning of a document.

use serde_json::{Map, Value, json};

/// Stands for a number that no `Value` can hold, and is written out as such.
const UNBOUNDED: &str = "@unbounded@";

/// Changes one value of a JSON document, or of one line of a document of JSON lines; falls back to bytes.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut dice = Dice(u64::from(seed) | 1 << 32);
    let text = data.get(..size).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let mutated = text.filter(|_| dice.roll(8) > 0).and_then(|text| document(text, &mut dice));
    match mutated {
        Some(text) if text.len() <= max_size => {
            data[..text.len()].copy_from_slice(text.as_bytes());
            text.len()
        }
        _ => libfuzzer_sys::fuzzer_mutate(data, size, max_size),
    }
}

fn document(text: &str, dice: &mut Dice) -> Option<String> {
    if let Ok(value) = serde_json::from_str(text) {
        return Some(one(value, dice));
    }
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let place = dice.roll(lines.len());
    let line = lines.get_mut(place)?;
    *line = one(serde_json::from_str(line).ok()?, dice);
    Some(lines.join("\n"))
}

fn one(mut value: Value, dice: &mut Dice) -> String {
    let donor = value.clone();
    for _ in 0..=dice.roll(3) {
        let mut steps = dice.roll(count(&value));
        change(&mut value, &mut steps, &donor, dice);
    }
    let number = ["1e400", "-0.0", "0.49299999999999994", "1e-30"][dice.roll(4)];
    value.to_string().replace(&format!("\"{UNBOUNDED}\""), number)
}

fn count(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(count).sum::<usize>(),
        Value::Object(fields) => 1 + fields.values().map(count).sum::<usize>(),
        _ => 1,
    }
}

/// Walks `steps` values in document order and changes the one it arrives at.
fn change(value: &mut Value, steps: &mut usize, donor: &Value, dice: &mut Dice) -> bool {
    if *steps == 0 {
        *value = changed(value, donor, dice);
        return true;
    }
    *steps -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|item| change(item, steps, donor, dice)),
        Value::Object(fields) => fields.values_mut().any(|field| change(field, steps, donor, dice)),
        _ => false,
    }
}

fn changed(value: &Value, donor: &Value, dice: &mut Dice) -> Value {
    match (value, dice.roll(6)) {
        (Value::Object(fields), 0 | 1) => without_one(fields, dice),
        (Value::Object(fields), 2) => renamed(fields, dice),
        (Value::Array(items), 0 | 1) => doubled(items, dice),
        (Value::Array(_), 2) => json!([]),
        (Value::String(text), 0..=2) => edited(text, dice),
        (Value::Number(number), 0..=2) => number.as_f64().map_or(Value::Null, |number| scaled(number, dice)),
        (_, 3) => pick(donor, &mut dice.roll(count(donor))).unwrap_or(Value::Null),
        _ => scalar(dice),
    }
}

fn without_one(fields: &Map<String, Value>, dice: &mut Dice) -> Value {
    let left_out = dice.roll(fields.len());
    let kept = fields.iter().enumerate().filter(|(place, _)| *place != left_out);
    Value::Object(kept.map(|(_, (name, value))| (name.clone(), value.clone())).collect())
}

fn renamed(fields: &Map<String, Value>, dice: &mut Dice) -> Value {
    let place = dice.roll(fields.len());
    let rename = |(at, (name, value)): (usize, (&String, &Value))| {
        let name = if at == place { text(&edited(name, dice)) } else { name.clone() };
        (name, value.clone())
    };
    Value::Object(fields.iter().enumerate().map(rename).collect())
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn doubled(items: &[Value], dice: &mut Dice) -> Value {
    let mut items = items.to_vec();
    if let Some(item) = items.get(dice.roll(items.len())).cloned() {
        items.insert(dice.roll(items.len() + 1), item);
    }
    Value::Array(items)
}

fn edited(text: &str, dice: &mut Dice) -> Value {
    const PIECES: [&str; 16] = [
        "", "-", ".", "/", ":", "0", "-mini", "-thinking", "-2025-04-14", ":free", "@", "é", "\u{0}", "\"", "\n", "  ",
    ];
    let at = text.char_indices().map(|(at, _)| at).nth(dice.roll(text.chars().count().max(1))).unwrap_or(0);
    let (left, right) = text.split_at(at);
    let piece = PIECES[dice.roll(PIECES.len())];
    let rest = if dice.roll(2) == 0 { right } else { right.get(1..).unwrap_or(right) };
    json!(format!("{left}{piece}{rest}"))
}

fn scaled(number: f64, dice: &mut Dice) -> Value {
    json!(number * [-1.0, 0.0, 0.1, 1e-7, 1e6, 1e12, 1.000_000_1][dice.roll(7)])
}

fn pick(value: &Value, steps: &mut usize) -> Option<Value> {
    if *steps == 0 {
        return Some(value.clone());
    }
    *steps -= 1;
    match value {
        Value::Array(items) => items.iter().find_map(|item| pick(item, steps)),
        Value::Object(fields) => fields.values().find_map(|field| pick(field, steps)),
        _ => None,
    }
}

fn scalar(dice: &mut Dice) -> Value {
    match dice.roll(12) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(0),
        3 => json!(-1),
        4 => json!(i64::MAX),
        5 => json!(u64::MAX),
        6 => json!(1e300),
        7 => json!(UNBOUNDED),
        8 => json!("2025-02-30"),
        9 => json!("x".repeat(300)),
        10 => json!([]),
        _ => json!({}),
    }
}

/// A generator of our own, because the fuzzer's seed must decide everything.
struct Dice(u64);

impl Dice {
    /// A number below `sides`; 0 for no sides.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0).checked_rem(sides).unwrap_or(0)
    }
}
