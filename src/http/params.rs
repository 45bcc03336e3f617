//! The parameters of a GraphQL request, from a query string or a JSON body.

use poem::http::StatusCode;
use serde_json::{Map, Value};

use super::refused::Refused;

/// What a client sent, checked for form only.
#[derive(Clone, Debug, Default)]
pub struct Params {
    /// The document's text.
    pub query: Option<String>,
    /// Which operation of the document.
    pub operation_name: Option<String>,
    /// Variable values.
    pub variables: Map<String, Value>,
    /// Protocol extensions, such as a persisted query's hash.
    pub extensions: Map<String, Value>,
    /// Id of a trusted document.
    pub document_id: Option<String>,
}

/// Reads the query string of a GET.
pub fn from_query_string(query: &str) -> Result<Params, Refused> {
    let mut fields = Map::new();
    for (name, text) in form_urlencoded::parse(query.as_bytes()).into_owned() {
        let value = match name.as_str() {
            "query" | "operationName" | "documentId" => Value::String(text),
            "variables" | "extensions" if text.is_empty() => continue,
            "variables" | "extensions" => serde_json::from_str(&text)
                .map_err(|_| Refused::malformed(format!("The parameter `{name}` is not JSON.")))?,
            _ => continue,
        };
        if fields.insert(name.clone(), value).is_some() {
            return Err(Refused::malformed(format!(
                "The parameter `{name}` is given twice."
            )));
        }
    }
    from_object(fields)
}

/// Reads the body of a POST.
pub fn from_json(body: &[u8]) -> Result<Params, Refused> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(fields)) => from_object(fields),
        Ok(Value::Array(_)) => Err(Refused::malformed(
            "Batches are not supported: send one operation per request.",
        )),
        Ok(_) => Err(Refused::malformed("The body must be a JSON object.")),
        Err(_) => Err(Refused::malformed("The body is not JSON.")),
    }
}

/// Reads the members of a request object.
pub fn from_object(mut fields: Map<String, Value>) -> Result<Params, Refused> {
    Ok(Params {
        query: string(&mut fields, "query")?,
        operation_name: string(&mut fields, "operationName")?,
        document_id: string(&mut fields, "documentId")?,
        variables: object(&mut fields, "variables")?,
        extensions: object(&mut fields, "extensions")?,
    })
}

fn string(fields: &mut Map<String, Value>, name: &str) -> Result<Option<String>, Refused> {
    match fields.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(Refused::malformed(format!("`{name}` must be a string."))),
    }
}

fn object(fields: &mut Map<String, Value>, name: &str) -> Result<Map<String, Value>, Refused> {
    match fields.remove(name) {
        None | Some(Value::Null) => Ok(Map::new()),
        Some(Value::Object(map)) => Ok(map),
        Some(_) => Err(Refused::malformed(format!("`{name}` must be an object."))),
    }
}

/// Refuses a body that is not declared to be JSON in UTF-8. A browser sends such a type to another
/// origin only after asking, so no form or image can make a request here.
pub fn check_content_type(content_type: Option<&str>) -> Result<(), Refused> {
    let mut parts = content_type.unwrap_or_default().split(';').map(str::trim);
    let is_json = parts
        .next()
        .is_some_and(|media| media.eq_ignore_ascii_case("application/json"));
    let is_utf8 = parts.all(|part| match part.split_once('=') {
        Some((name, charset)) if name.trim().eq_ignore_ascii_case("charset") => charset
            .trim()
            .trim_matches('"')
            .eq_ignore_ascii_case("utf-8"),
        _ => true,
    });
    if is_json && is_utf8 {
        Ok(())
    } else {
        let message = "Content-Type must be application/json in UTF-8.";
        Err(Refused::http(StatusCode::UNSUPPORTED_MEDIA_TYPE, message))
    }
}
