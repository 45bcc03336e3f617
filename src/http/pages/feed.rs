//! `/changes.atom`: what changed, as an Atom feed (RFC 4287) in pages (RFC 5005), for people and their readers.

use std::sync::Arc;

use askama::Template;
use form_urlencoded::Serializer;
use poem::web::Data as Shared;
use poem::{Endpoint, EndpointExt, Request, Response, get, handler};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::answer::{PageInfo, Slug};
use super::{Desk, MOUNT, Options, Site, allowing, link, problem, reply, words};
use crate::ask::read;

/// Where the feed is.
pub const FEED: &str = "/changes.atom";

const DOCUMENT: &str = include_str!("feed.graphql");
/// Entries of a page of the feed, where its reader does not say.
const PAGE_SIZE: u32 = 50;
/// Year in the names of feeds: a name is made of a host and a date on which it belonged to whoever names.
const NAMED_IN: &str = "2026";

#[derive(Deserialize)]
struct Data {
    catalog: Catalog,
    changes: Changes,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Catalog {
    latest_revision: Latest,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Latest {
    committed_at: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Changes {
    nodes: Vec<Change>,
    page_info: PageInfo,
}

#[derive(Deserialize)]
struct Change {
    id: String,
    kind: String,
    text: String,
    model: Option<Slug>,
    revision: Revision,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Revision {
    number: u64,
    committed_at: String,
    origin: String,
}

#[derive(Template)]
#[template(path = "feed.xml")]
struct Feed {
    id: String,
    title: String,
    updated: String,
    here: String,
    first: String,
    next: Option<String>,
    playground: String,
    answer: String,
    entries: Vec<Entry>,
}

struct Entry {
    id: String,
    text: String,
    updated: String,
    kind: String,
    label: String,
    about: Option<String>,
    revision: u64,
    origin: String,
}

/// The feed, to be served at [`FEED`].
pub fn feed(desk: impl Desk, options: Options) -> impl Endpoint + 'static {
    let desk = Box::new(desk);
    allowing(get(page).data(Arc::new(Site { desk, options })))
}

#[handler]
async fn page(request: &Request, Shared(site): Shared<&Arc<Site>>) -> Response {
    let wanted = match Wanted::read(request.uri().query().unwrap_or_default()) {
        Ok(wanted) => wanted,
        Err(message) => return problem::list_unreadable(message),
    };
    let variables = wanted.variables();
    let data: Data = match read(
        site.desk
            .asker(request)
            .ask(DOCUMENT, variables.clone())
            .await,
    ) {
        Ok(data) => data,
        Err(refusal) => return problem::list_refused(&refusal),
    };
    let origin = link::origin(&site.options, request);
    let feed = Feed {
        playground: format!("{origin}{}", link::playground(DOCUMENT, &variables)),
        answer: format!("{origin}{}", link::answer(DOCUMENT, &variables)),
        ..Feed::of(data, &wanted, &origin, site.options.pages)
    };
    reply::atom(request, &feed, &site.options.cache_control).await
}

impl Feed {
    fn of(data: Data, wanted: &Wanted, origin: &str, pages: bool) -> Self {
        let authority = authority(origin);
        let address = |after: Option<&str>| format!("{origin}{}", wanted.path(after));
        let next = data.changes.page_info.next();
        let updated = data
            .changes
            .nodes
            .first()
            .map_or(data.catalog.latest_revision.committed_at, |change| {
                change.revision.committed_at.clone()
            });
        let entries = data.changes.nodes.into_iter();
        let entry = |change: Change| change.entry(authority, pages.then_some(origin));
        Self {
            id: format!(
                "tag:{authority},{NAMED_IN}:changes{}",
                wanted.filters_after("?")
            ),
            title: wanted.title(),
            updated,
            here: address(wanted.value("after")),
            first: address(None),
            next: next.map(|cursor| address(Some(&cursor))),
            playground: String::new(),
            answer: String::new(),
            entries: entries.map(entry).collect(),
        }
    }
}

impl Change {
    fn entry(self, authority: &str, pages: Option<&str>) -> Entry {
        let committed = self.revision.committed_at;
        let day = committed.get(..10).unwrap_or(NAMED_IN);
        let about = pages
            .zip(self.model.as_ref())
            .map(|(origin, model)| format!("{origin}{MOUNT}?left={}", link::segment(&model.slug)));
        Entry {
            id: format!("tag:{authority},{day}:changes/{}", self.id),
            text: printable(&self.text),
            label: words::capitalised(&self.kind),
            kind: self.kind,
            about,
            revision: self.revision.number,
            origin: printable(&self.revision.origin),
            updated: committed,
        }
    }
}

/// Name of the host in an origin, as far as a `tag:` name (RFC 4151) may hold it.
fn authority(origin: &str) -> &str {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    let end = host.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '-'));
    match host.get(..end.unwrap_or(host.len())) {
        None | Some("") => "localhost",
        Some(host) => host,
    }
}

/// A text without the characters that no XML document may hold, escaped or not.
fn printable(text: &str) -> String {
    let forbidden = |c: char| {
        (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    text.replace(forbidden, "\u{fffd}")
}

/// What a reader wants to see: the arguments of `changes`, as parameters of the address.
#[derive(Debug, Default)]
struct Wanted {
    // By name, in the order of `PARAMETERS`.
    given: Vec<(&'static str, String)>,
}

/// The parameters, and whether they choose changes (the others choose a page of them).
const PARAMETERS: [(&str, bool); 6] = [
    ("since", true),
    ("sinceDate", true),
    ("kinds", true),
    ("model", true),
    ("first", false),
    ("after", false),
];

impl Wanted {
    /// Reads the query string. An unknown parameter is refused: it would be a filter that filters nothing.
    fn read(query: &str) -> Result<Self, String> {
        let mut given: Vec<(&'static str, String)> = Vec::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let Some((name, _)) = PARAMETERS.into_iter().find(|(known, _)| *known == name) else {
                return Err(format!(
                    "There is no parameter {name:?}; there are since, sinceDate, kinds, model, first and after."
                ));
            };
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            match given.iter_mut().find(|(known, _)| *known == name) {
                Some((_, list)) if name == "kinds" => *list = format!("{list},{value}"),
                Some(_) => return Err(format!("The parameter {name:?} is given twice.")),
                None => given.push((name, value.to_owned())),
            }
        }
        given.sort_by_key(|(name, _)| PARAMETERS.iter().position(|(known, _)| known == name));
        Ok(Self { given })
    }

    fn value(&self, name: &str) -> Option<&str> {
        let found = self.given.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }

    fn variables(&self) -> Value {
        let mut variables = Map::from_iter([("first".to_owned(), PAGE_SIZE.into())]);
        for (name, value) in &self.given {
            let value = match *name {
                // What is no number is left for the API to refuse.
                "since" | "first" => value
                    .parse()
                    .map_or_else(|_| value.as_str().into(), i64::into),
                "kinds" => value.split(',').map(str::trim).collect(),
                _ => value.as_str().into(),
            };
            variables.insert((*name).to_owned(), value);
        }
        variables.into()
    }

    /// Address of a page of the same changes.
    fn path(&self, after: Option<&str>) -> String {
        let kept = self.given.iter().filter(|(name, _)| *name != "after");
        let kept = kept.map(|(name, value)| (*name, value.as_str()));
        let all = kept.chain(after.map(|cursor| ("after", cursor)));
        link::joined(FEED, &encoded(all))
    }

    /// What chooses the changes, behind a sign; nothing when all are wanted.
    fn filters_after(&self, sign: &str) -> String {
        let filters = encoded(self.filters());
        if filters.is_empty() {
            filters
        } else {
            format!("{sign}{filters}")
        }
    }

    fn title(&self) -> String {
        let filters: Vec<_> = self
            .filters()
            .map(|(name, value)| format!("{name} {}", printable(value)))
            .collect();
        if filters.is_empty() {
            "Versus: changes of the catalog".to_owned()
        } else {
            format!("Versus: changes of the catalog, {}", filters.join(", "))
        }
    }

    fn filters(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let chooses = |name: &str| PARAMETERS.contains(&(name, true));
        let filters = self.given.iter().filter(move |(name, _)| chooses(name));
        filters.map(|(name, value)| (*name, value.as_str()))
    }
}

fn encoded<'a>(pairs: impl Iterator<Item = (&'static str, &'a str)>) -> String {
    Serializer::new(String::new()).extend_pairs(pairs).finish()
}

#[cfg(test)]
mod tests {
    use super::{Wanted, authority, printable};
    use serde_json::json;

    #[test]
    fn parameters_become_arguments_of_the_api() {
        let wanted =
            Wanted::read("kinds=PRICE_ADDED&since=3&kinds=PRICE_CLOSED,%20MODEL_ADDED&model=")
                .unwrap();
        let expected = json!({
            "first": 50, "since": 3, "kinds": ["PRICE_ADDED", "PRICE_CLOSED", "MODEL_ADDED"],
        });
        assert_eq!(wanted.variables(), expected);
        assert_eq!(Wanted::read("since=x").unwrap().variables()["since"], "x");
    }

    #[test]
    fn a_parameter_that_would_do_nothing_is_refused() {
        assert!(
            Wanted::read("kind=PRICE_ADDED")
                .unwrap_err()
                .contains("kinds")
        );
        assert!(
            Wanted::read("since=1&since=2")
                .unwrap_err()
                .contains("twice")
        );
    }

    #[test]
    fn one_feed_has_one_name_whatever_the_page() {
        let page = Wanted::read("after=abc&model=a%26b&first=5").unwrap();
        assert_eq!(page.filters_after("?"), "?model=a%26b");
        assert_eq!(
            page.path(Some("x=")),
            "/changes.atom?model=a%26b&first=5&after=x%3D"
        );
        assert_eq!(page.path(None), "/changes.atom?model=a%26b&first=5");
        assert_eq!(Wanted::default().path(None), "/changes.atom");
    }

    #[test]
    fn names_hold_the_host_alone() {
        assert_eq!(authority("https://versus.example"), "versus.example");
        assert_eq!(authority("http://127.0.0.1:8000"), "127.0.0.1");
        assert_eq!(authority("http://[::1]:8000"), "localhost");
        assert_eq!(authority(""), "localhost");
    }

    #[test]
    fn what_no_xml_may_hold_is_replaced() {
        assert_eq!(
            printable("a\u{0}b\u{1b}c\td\u{ffff}"),
            "a\u{fffd}b\u{fffd}c\td\u{fffd}"
        );
    }
}
