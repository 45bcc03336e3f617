//! Look-ups by name: a slug, or any alias of what the slug names.
//!
//! A real slug wins over an alias, and an alias that names two things names none.

use std::{collections::HashMap, hash::Hash, sync::Arc};

use async_graphql::dataloader::Loader;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait, QueryFilter as _, QueryTrait as _,
    sea_query::{ExprTrait as _, SelectStatement, UnionType},
};

use super::{
    Catalog,
    error::{Error, Result},
};

/// How many slugs a refusal suggests.
const SUGGESTIONS: usize = 3;

/// How alike a name must be to be suggested where it has not all the words, from 0 to 1.
const ALIKE: f64 = 0.78;

/// Letters of what was asked for each slip of a key that may part it from a name it is taken for.
const SLIP_EVERY: usize = 3;

/// Letters from which on the beginning of a name is taken for it.
const SHORTEST_BEGINNING: usize = 3;

/// Characters of a name that is looked at; longer ones name nothing.
pub(super) const LONGEST_NAME: usize = 200;

/// The columns of an alias: the form that is compared, and the row it names.
type AliasColumns<K> = (
    <<K as Named>::Alias as EntityTrait>::Column,
    <<K as Named>::Alias as EntityTrait>::Column,
);

/// A kind whose rows have slugs, and perhaps aliases.
pub trait Named: Send + Sync + 'static {
    /// The table.
    type Entity: EntityTrait<Model = Self::Row>;
    /// One of its rows.
    type Row: Clone + Send + Sync + 'static + sea_orm::FromQueryResult;
    /// The table of its aliases.
    type Alias: EntityTrait;
    /// What it is called in messages.
    const KIND: &'static str;
    /// The column of the slug.
    const SLUG: <Self::Entity as EntityTrait>::Column;
    /// The column of the name for people.
    const LABEL: <Self::Entity as EntityTrait>::Column;
    /// The column of the row number.
    const ID: <Self::Entity as EntityTrait>::Column;
    /// Columns of an alias: the form that is compared, and the row it names; none for a kind without aliases.
    const ALIAS: Option<AliasColumns<Self>>;
    /// Slug and number of a row.
    fn key(row: &Self::Row) -> (&str, i64);
}

/// A name of something of the kind `K`, in lower case.
#[derive(Debug)]
pub struct Name<K> {
    text: String,
    kind: std::marker::PhantomData<fn() -> K>,
}

impl<K> Name<K> {
    /// The name in the form that is compared.
    pub fn new(text: &str) -> Self {
        Self {
            text: text.trim().to_lowercase(),
            kind: std::marker::PhantomData,
        }
    }

    /// The form that is compared; `None` for a text too long to name anything.
    pub(crate) fn searchable(&self) -> Option<&str> {
        Some(&*self.text).filter(|text| text.len() <= LONGEST_NAME)
    }
}

impl<K> Clone for Name<K> {
    fn clone(&self) -> Self {
        Self::new(&self.text)
    }
}

impl<K> PartialEq for Name<K> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<K> Eq for Name<K> {}

impl<K> Hash for Name<K> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<K: Named> Loader<Name<K>> for Catalog {
    type Value = Arc<K::Row>;
    type Error = Arc<Error>;

    async fn load(&self, keys: &[Name<K>]) -> Result<HashMap<Name<K>, Arc<K::Row>>, Arc<Error>> {
        self.named::<K>(keys).await.map_err(Arc::new)
    }
}

/// The slugs of what is called most like a name that names nothing, closest first.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Closest<N>(pub N);

impl<K: Named> Loader<Closest<Name<K>>> for Catalog {
    type Value = Arc<Vec<String>>;
    type Error = Arc<Error>;

    async fn load(
        &self,
        keys: &[Closest<Name<K>>],
    ) -> Result<HashMap<Closest<Name<K>>, Self::Value>, Self::Error> {
        let known = self.known::<K>().await.map_err(Arc::new)?;
        let closest = |key: &Closest<Name<K>>| {
            let slugs = closest(&key.0.text, &known);
            (key.clone(), Arc::new(slugs))
        };
        Ok(keys.iter().map(closest).collect())
    }
}

/// The refusal of a name that names nothing, with the slugs that come closest.
pub fn no_such<K: Named>(name: &str, suggestions: &[String]) -> Error {
    Error::NotFound {
        kind: K::KIND,
        name: name.chars().take(LONGEST_NAME).collect(),
        suggestions: suggestions.to_vec(),
    }
}

impl Catalog {
    /// The rows that `names` name.
    pub(crate) async fn named<K: Named>(
        &self,
        names: &[Name<K>],
    ) -> Result<HashMap<Name<K>, Arc<K::Row>>> {
        let short = |name: &&Name<K>| name.text.len() <= LONGEST_NAME;
        let wanted: Vec<_> = names.iter().filter(short).map(|name| &*name.text).collect();
        let rows = K::Entity::find()
            .filter(K::SLUG.is_in(wanted.iter().copied()))
            .all(&self.db)
            .await?;
        let mut found: HashMap<_, _> = rows
            .into_iter()
            .map(|row| (Name::new(K::key(&row).0), Arc::new(row)))
            .collect();
        let missing: Vec<_> = wanted
            .into_iter()
            .filter(|text| !found.contains_key(&Name::new(text)))
            .collect();
        found.extend(self.aliased::<K>(missing).await?);
        Ok(found)
    }

    /// The rows that `names` are aliases of, where they are of one row only.
    async fn aliased<K: Named>(&self, names: Vec<&str>) -> Result<HashMap<Name<K>, Arc<K::Row>>> {
        let Some((alias, target)) = K::ALIAS.filter(|_| !names.is_empty()) else {
            return Ok(HashMap::new());
        };
        let mut select = K::Entity::find().into_query();
        select
            .expr_as(alias.into_expr(), "alias")
            .inner_join(
                K::Alias::default(),
                target.into_expr().eq(K::ID.into_expr()),
            )
            .and_where(alias.is_in(names))
            .distinct();
        let mut rows: HashMap<Name<K>, Option<Arc<K::Row>>> = HashMap::new();
        for found in self.db.query_all(&select).await? {
            let alias: String = found.try_get("", "alias")?;
            let row = <K::Row as sea_orm::FromQueryResult>::from_query_result(&found, "")?;
            rows.entry(Name::new(&alias))
                .and_modify(|standing| *standing = None)
                .or_insert_with(|| Some(Arc::new(row)));
        }
        Ok(rows
            .into_iter()
            .filter_map(|(name, row)| Some((name, row?)))
            .collect())
    }

    /// The row that an argument names; refuses what names nothing, with the slugs that come closest.
    pub async fn required<K: Named>(&self, name: &str) -> Result<Arc<K::Row>> {
        let key = Name::<K>::new(name);
        let mut named = self.named(std::slice::from_ref(&key)).await?;
        if let Some(row) = named.remove(&key) {
            return Ok(row);
        }
        let suggestions = closest(&key.text, &self.known::<K>().await?);
        Err(no_such::<K>(name, &suggestions))
    }

    /// The row number that an optional argument names.
    pub(crate) async fn required_id<K: Named>(&self, name: Option<&String>) -> Result<Option<i64>> {
        match name {
            Some(name) => Ok(Some(K::key(&*self.required::<K>(name).await?).1)),
            None => Ok(None),
        }
    }

    /// Everything of a kind by every name it has.
    async fn known<K: Named>(&self) -> Result<Vec<Known>> {
        let rows = self.db.query_all(&spellings::<K>()).await?;
        let known = rows.iter().map(|row| {
            let slug: String = row.try_get("", "slug")?;
            let called: String = row.try_get("", "called")?;
            let spellings = [Spelling::of(&called), Spelling::of(&slug)];
            Ok(Known { slug, spellings })
        });
        known.collect()
    }
}

/// A slug, and how a name of it and the slug itself are spelled.
struct Known {
    slug: String,
    spellings: [Spelling; 2],
}

/// The slugs of what is called most like `name`, closest first: by slug, by name or by an alias.
fn closest(name: &str, known: &[Known]) -> Vec<String> {
    let asked = Spelling::of(&name.chars().take(LONGEST_NAME).collect::<String>());
    let mut closest: HashMap<&str, Distance> = HashMap::new();
    for Known { slug, spellings } in known {
        if let Some(distance) = spellings.iter().filter_map(|it| asked.distance(it)).min() {
            let best = closest.entry(slug).or_insert(distance);
            *best = distance.min(*best);
        }
    }
    let mut ranked: Vec<_> = closest.into_iter().map(|(slug, it)| (it, slug)).collect();
    ranked.sort_unstable();
    let slugs = ranked.into_iter().map(|(_, slug)| slug.to_owned());
    slugs.take(SUGGESTIONS).collect()
}

/// Every name of a kind with the slug it stands for. Aliases with a path are left out: they repeat the name behind the
/// path, and there are many.
fn spellings<K: Named>() -> SelectStatement {
    let mut names = K::Entity::find().into_query();
    names
        .clear_selects()
        .expr_as(K::SLUG.into_expr(), "slug")
        .expr_as(K::LABEL.into_expr(), "called");
    if let Some((alias, target)) = K::ALIAS {
        let mut aliases = K::Entity::find().into_query();
        aliases
            .clear_selects()
            .expr_as(K::SLUG.into_expr(), "slug")
            .expr_as(alias.into_expr(), "called")
            .inner_join(
                K::Alias::default(),
                target.into_expr().eq(K::ID.into_expr()),
            )
            .and_where(alias.into_expr().not_like("%/%"));
        names.union(UnionType::All, aliases);
    }
    names
}

/// A name as people spell it: its text, its letters and digits, and its words, of which a number is one.
struct Spelling {
    text: String,
    letters: String,
    words: Vec<String>,
}

/// How far a name is from what was asked, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Distance {
    /// It has every word that was asked, and so many more.
    Words(usize),
    /// So many slips of a key part the two.
    Slips(usize),
}

impl Spelling {
    fn of(name: &str) -> Self {
        let text = name.to_lowercase();
        let mut words: Vec<String> = Vec::new();
        let mut last = None;
        for c in text.chars() {
            let kind = c.is_alphanumeric().then(|| c.is_ascii_digit());
            match words.last_mut() {
                Some(word) if kind.is_some() && kind == last => word.push(c),
                _ if kind.is_some() => words.push(c.to_string()),
                _ => {}
            }
            last = kind;
        }
        let letters = words.concat();
        Self {
            text,
            letters,
            words,
        }
    }

    /// How far `other` is from this; none where the two are not alike.
    fn distance(&self, other: &Self) -> Option<Distance> {
        let mut rest: Vec<&String> = other.words.iter().collect();
        let has = |word: &String| {
            let place = rest.iter().position(|other| *other == word);
            place.map(|place| rest.swap_remove(place)).is_some()
        };
        let all_words = !self.words.is_empty() && self.words.iter().all(has);
        let alike = || {
            let slips = strsim::osa_distance(&self.letters, &other.letters);
            let few = slips <= (self.letters.chars().count() / SLIP_EVERY).max(1);
            few && strsim::jaro_winkler(&self.letters, &other.letters) >= ALIKE
        };
        let begun = || 2 * other.words.len() >= self.words.len() && other.is_within(self);
        let shared = 2 * self.words.len() >= other.words.len();
        if all_words && shared {
            return Some(Distance::Words(rest.len()));
        }
        let slips = || Distance::Slips(strsim::osa_distance(&self.text, &other.text));
        let completed =
            || self.letters.len() >= SHORTEST_BEGINNING && other.letters.starts_with(&self.letters);
        (alike() || begun() || completed()).then(slips)
    }

    /// Whether `other` has each of its words.
    fn is_within(&self, other: &Self) -> bool {
        !self.words.is_empty() && self.words.iter().all(|word| other.words.contains(word))
    }
}

/// Names a kind by its table, what it is called, and the table of its aliases where it has one.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident: $table:ident, $kind:literal, $alias:ident) => {
        named!(@ $(#[$doc])* $name: $table, $kind, $alias, None);
    };
    ($(#[$doc:meta])* $name:ident: $table:ident, $kind:literal, $alias:ident => $target:ident) => {
        named!(@ $(#[$doc])* $name: $table, $kind, $alias, Some((
            entities::$alias::Column::AliasKey,
            entities::$alias::Column::$target,
        )));
    };
    (@ $(#[$doc:meta])* $name:ident: $table:ident, $kind:literal, $alias:ident, $columns:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl Named for $name {
            type Entity = entities::$table::Entity;
            type Row = entities::$table::Model;
            type Alias = entities::$alias::Entity;
            const KIND: &'static str = $kind;
            const SLUG: entities::$table::Column = entities::$table::Column::Slug;
            const LABEL: entities::$table::Column = entities::$table::Column::Name;
            const ID: entities::$table::Column = entities::$table::Column::Id;
            const ALIAS: Option<(entities::$alias::Column, entities::$alias::Column)> = $columns;
            fn key(row: &Self::Row) -> (&str, i64) {
                (&row.slug, row.id)
            }
        }
    };
}

named!(
    /// Models.
    Model: model, "model", model_alias => ModelId
);
named!(
    /// Providers.
    Provider: provider, "provider", provider_alias => ProviderId
);
named!(
    /// Benchmarks.
    Benchmark: benchmark, "benchmark", benchmark_alias => BenchmarkId
);
named!(
    /// Organizations, which have no aliases.
    Organization: organization, "organization", organization
);
named!(
    /// Licences, which have no aliases.
    License: license, "licence", license
);
named!(
    /// Sources, which have no aliases.
    Source: source, "source", source
);

#[cfg(test)]
mod tests {
    use super::Spelling;

    fn closest<'a>(asked: &str, slugs: &[&'a str]) -> Vec<&'a str> {
        let asked = Spelling::of(asked);
        let mut ranked: Vec<_> = slugs
            .iter()
            .filter_map(|slug| Some((asked.distance(&Spelling::of(slug))?, *slug)))
            .collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, slug)| slug).collect()
    }

    #[test]
    fn what_people_write_is_closest_to_what_they_mean() {
        let slugs = [
            "gpt-4.1",
            "gpt-4",
            "gpt-4.1-mini",
            "claude-sonnet-4",
            "claude-sonnet-4.5",
            "claude-opus-4",
            "llama-2-70b",
            "llama-3-70b-instruct",
            "llama-3.3-70b-instruct",
            "gemini-1.5-pro",
            "gemini-2.5-pro",
        ];
        for (asked, meant) in [
            ("gpt4.1", "gpt-4.1"),
            ("GPT 4.1 mini", "gpt-4.1-mini"),
            ("claude sonnet 4", "claude-sonnet-4"),
            ("claude 4.5 sonnet", "claude-sonnet-4.5"),
            ("llama 3 70b", "llama-3-70b-instruct"),
            ("gemini25pro", "gemini-2.5-pro"),
        ] {
            assert_eq!(closest(asked, &slugs).first(), Some(&meant), "{asked}");
        }
    }

    #[test]
    fn the_fewer_slips_a_slug_is_away_the_earlier_it_is_suggested() {
        let slugs = [
            "gpt-4",
            "gpt-4.1",
            "gpt-4o",
            "claude-opus-4",
            "o3",
            "openai",
        ];
        for (name, expected) in [
            ("gpt-4.l", vec!["gpt-4.1", "gpt-4", "gpt-4o"]),
            ("gpt4", vec!["gpt-4", "gpt-4.1", "gpt-4o"]),
            ("claude-4-opus", vec!["claude-opus-4"]),
            ("gpt-4-preview", vec!["gpt-4"]),
            ("gpt", vec!["gpt-4", "gpt-4o", "gpt-4.1"]),
            ("gpt-4l", vec!["gpt-4", "gpt-4o", "gpt-4.1"]),
            ("open ai", vec!["openai"]),
            ("oepnai", vec!["openai"]),
            ("nope", vec![]),
            ("zzz", vec![]),
        ] {
            assert_eq!(closest(name, &slugs), expected, "{name}");
        }
    }

    #[test]
    fn what_is_hardly_alike_is_not_suggested() {
        let slugs = [
            "openai",
            "nvidia-open",
            "llama-2-7b",
            "novita-ai",
            "open",
            "o3",
        ];
        for name in ["nope", "aa", "xyz", "qqqqqq", "nothing-at-all"] {
            assert!(closest(name, &slugs).is_empty(), "{name}");
        }
        assert_eq!(closest("opena1", &slugs), ["openai", "open"]);
        assert_eq!(closest("lama-2-7b", &slugs), ["llama-2-7b"]);
    }

    #[test]
    fn a_name_without_letters_is_like_nothing() {
        assert!(closest("", &["gpt-4.1"]).is_empty() && closest("//", &["gpt-4.1"]).is_empty());
    }
}
