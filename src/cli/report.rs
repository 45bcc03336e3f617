//! What commands print: headings, sentences and tables, for a terminal or as Markdown.

use std::fmt::Write as _;
use std::io::IsTerminal as _;

use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Attribute, Cell, Color, ContentArrangement, Table as Grid};

/// Columns of a line where there is no terminal to ask.
const WIDTH_ELSEWHERE: u16 = 100;

/// One part of a report.
#[derive(Debug)]
pub enum Block {
    /// The name of the whole.
    Title(String),
    /// The name of a part.
    Heading(String),
    /// The one sentence to read.
    Headline(String),
    /// A paragraph.
    Text(String),
    /// Points, one below the other.
    Points(Vec<String>),
    /// Rows under a head.
    Table(Table),
}

/// Rows under a head, the first cell of a row being its name.
#[derive(Debug)]
pub struct Table {
    /// Names of the columns.
    pub head: Vec<String>,
    /// The rows, each as long as the head.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<String>,
    /// The column that leads, from 0.
    pub leader: Option<usize>,
}

/// How a report is shown.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Whether colours and bold type may be used.
    pub color: bool,
    /// Columns of a line; none asks the terminal.
    pub width: Option<u16>,
}

impl Style {
    /// What suits the standard output: colour only on terminals, and not where `NO_COLOR` is set to anything.
    pub fn of_standard_output() -> Self {
        let terminal = std::io::stdout().is_terminal();
        let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self {
            color: terminal && !unwanted,
            width: (!terminal).then_some(WIDTH_ELSEWHERE),
        }
    }

    fn bold(self, text: &str) -> String {
        if self.color {
            format!("\u{1b}[1m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

/// A report for a terminal.
pub fn terminal(blocks: &[Block], style: Style) -> String {
    let mut out = String::new();
    for block in blocks {
        let text = match block {
            Block::Title(text) | Block::Headline(text) => style.bold(&harmless(text)),
            Block::Heading(text) => format!("\n{}", style.bold(&harmless(text))),
            Block::Text(text) => harmless(text),
            Block::Points(points) => listed(points, "  • ", harmless),
            Block::Table(table) => grid(table, style).to_string(),
        };
        out.push_str(text.trim_end_matches('\n'));
        out.push('\n');
    }
    out
}

fn listed(points: &[String], mark: &str, shown: fn(&str) -> String) -> String {
    let points: Vec<_> = points
        .iter()
        .map(|point| format!("{mark}{}", shown(point)))
        .collect();
    points.join("\n")
}

fn grid(table: &Table, style: Style) -> Grid {
    let mut grid = Grid::new();
    grid.load_style(UTF8_FULL_CONDENSED)
        .set_content_arrangement(ContentArrangement::Dynamic);
    if let Some(width) = style.width {
        grid.set_width(width);
    }
    if style.color {
        grid.enforce_styling();
    }
    grid.set_header(table.head.iter().map(|name| shown(name, style, false)));
    for row in &table.rows {
        let cells = row.cells.iter().enumerate();
        grid.add_row(cells.map(|(column, text)| shown(text, style, row.leader == Some(column))));
    }
    grid
}

fn shown(text: &str, style: Style, leads: bool) -> Cell {
    let text = harmless(text);
    // Without colour the leader still shows.
    let cell = Cell::new(if leads { format!("{text} ✓") } else { text });
    if leads && style.color {
        cell.fg(Color::Green).add_attribute(Attribute::Bold)
    } else {
        cell
    }
}

/// Text without control characters: names come from what others publish and could steer a terminal.
fn harmless(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).collect()
}

/// A report as Markdown.
pub fn markdown(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        // Writing to a string never fails.
        let _ = match block {
            Block::Title(text) => writeln!(out, "# {}\n", plain(text)),
            Block::Heading(text) => writeln!(out, "## {}\n", plain(text)),
            Block::Headline(text) => writeln!(out, "**{}**\n", plain(text)),
            Block::Text(text) => writeln!(out, "{}\n", plain(text)),
            Block::Points(points) => {
                writeln!(
                    out,
                    "{}
",
                    listed(points, "- ", plain)
                )
            }
            Block::Table(table) => writeln!(out, "{}", pipes(table)),
        };
    }
    format!("{}\n", out.trim_end())
}

fn pipes(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut out = line(table.head.iter().map(|name| plain(name)).collect());
    out.push_str(&line(table.head.iter().map(|_| "---".to_owned()).collect()));
    for row in &table.rows {
        let cells = row.cells.iter().enumerate();
        let cell = |(column, text): (usize, &String)| match row.leader {
            Some(leader) if leader == column => format!("**{}**", plain(text)),
            _ => plain(text),
        };
        out.push_str(&line(cells.map(cell).collect()));
    }
    out
}

/// Text that Markdown shows as it is.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for letter in harmless(text).chars() {
        if matches!(
            letter,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~'
        ) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Block, Row, Style, Table, markdown, terminal};

    fn blocks() -> Vec<Block> {
        let cells = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = vec![
            Row {
                cells: cells(["Context | window", "1.05m", "262k"]),
                leader: Some(1),
            },
            Row {
                cells: cells(["Released", "2025", "\u{1b}[31m2026"]),
                leader: None,
            },
        ];
        vec![
            Block::Title("A vs B".to_owned()),
            Block::Headline("A *leads*.".to_owned()),
            Block::Heading("Scorecard".to_owned()),
            Block::Table(Table {
                head: cells(["", "A", "B"]),
                rows,
            }),
            Block::Points(vec!["one".to_owned(), "two".to_owned()]),
        ]
    }

    #[test]
    fn a_report_without_colour_has_no_escape() {
        let text = terminal(
            &blocks(),
            Style {
                color: false,
                width: Some(60),
            },
        );
        assert!(!text.contains('\u{1b}'));
        insta::assert_snapshot!(text);
    }

    #[test]
    fn a_report_with_colour_marks_the_leader() {
        let text = terminal(
            &blocks(),
            Style {
                color: true,
                width: Some(60),
            },
        );
        assert!(text.contains("\u{1b}[1mA vs B\u{1b}[0m") && text.contains("\u{1b}["));
    }

    #[test]
    fn markdown_shows_every_text_as_it_is() {
        insta::assert_snapshot!(markdown(&blocks()));
    }
}
