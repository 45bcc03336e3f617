use super::markdown;

const SDL: &str = r#"
"Where reading starts."
type Query {
  "A model by slug; null when there is none."
  model("Its slug." slug: String!, "How it is told." tone: Tone = PLAIN): Model
}

"A language model."
type Model {
  "Its slug."
  slug: String!
  "Its former name."
  label: String @deprecated(reason: "Use `slug`.")
}

"How something is told."
enum Tone {
  "As it is."
  PLAIN
  "With more words."
  FLOWERY @deprecated
}
"#;

#[test]
fn arguments_values_and_deprecations_are_told_with_links() {
    insta::assert_snapshot!(markdown(SDL).unwrap());
}
