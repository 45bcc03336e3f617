//! What commands print: headings, sentences and tables, for a terminal or as Markdown.

use std::fmt::Write as _;
use std::io::IsTerminal as _;

use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Attribute, Cell, Color, ContentArrangement, Table as Grid};

/// Columns of a line where there is no terminal to ask.
const WIDTH_ELSEWHERE: u16 = 120;
/// Columns that a real terminal has at least; one that states fewer does not know.
const LEAST_WIDTH: u16 = 40;
/// Columns of a table that are always shown: the name of the row and two more.
const LEAST_COLUMNS: usize = 3;

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

impl Table {
    /// How many columns fit into a width without a word being broken; the last ones are left out first.
    fn columns_that_fit(&self, width: usize) -> usize {
        let longest_word = |text: &String| {
            let words = text.split_whitespace();
            words.map(|word| word.chars().count()).max().unwrap_or(0)
        };
        let mut taken = 1;
        let fitting = self.head.iter().enumerate().take_while(|(column, name)| {
            let cells = self.rows.iter().filter_map(|row| row.cells.get(*column));
            let widest = std::iter::once(*name).chain(cells).map(longest_word).max();
            // A blank on either side, and a line.
            taken += widest.unwrap_or(0) + 3;
            taken <= width
        });
        fitting.count().max(LEAST_COLUMNS).min(self.head.len())
    }
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
    /// Columns of a line.
    pub width: u16,
    /// Whether a person reads it on a terminal: sentences are broken at its width, and columns that do not fit are left
    /// out. A program wants both whole.
    pub terminal: bool,
}

impl Style {
    /// What suits the standard output: colour only on terminals that have it, and not where `NO_COLOR` is set to
    /// anything.
    pub fn of_standard_output() -> Self {
        let terminal = std::io::stdout().is_terminal();
        let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
        Self {
            color: terminal && !unwanted,
            width: Grid::new()
                .width()
                .filter(|width| terminal && *width >= LEAST_WIDTH)
                .unwrap_or(WIDTH_ELSEWHERE),
            terminal,
        }
    }

    /// A text in lines of the terminal, those after the first behind `indent`, whose room the first leaves, too.
    fn broken(self, text: &str, indent: &str) -> String {
        let text = harmless(text);
        if !self.terminal {
            return text;
        }
        let room = usize::from(self.width).saturating_sub(indent.len());
        let mut out = String::new();
        let mut taken = 0;
        for word in text.split(' ') {
            let length = word.chars().count();
            if taken > 0 && taken + 1 + length > room {
                out.push('\n');
                out.push_str(indent);
                taken = 0;
            } else if taken > 0 {
                out.push(' ');
                taken += 1;
            }
            out.push_str(word);
            taken += length;
        }
        out
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
            Block::Title(text) | Block::Headline(text) => style.bold(&style.broken(text, "")),
            Block::Heading(text) => format!("\n{}", style.bold(&style.broken(text, ""))),
            Block::Text(text) => style.broken(text, ""),
            Block::Points(points) => listed(points, "  • ", |text| style.broken(text, "    ")),
            Block::Table(table) => grid(table, style).to_string(),
        };
        out.push_str(text.trim_end_matches('\n'));
        out.push('\n');
    }
    out
}

fn listed(points: &[String], mark: &str, shown: impl Fn(&str) -> String) -> String {
    let points: Vec<_> = points
        .iter()
        .map(|point| format!("{mark}{}", shown(point)))
        .collect();
    points.join("\n")
}

fn grid(table: &Table, style: Style) -> Grid {
    let mut grid = Grid::new();
    let columns = if style.terminal {
        table.columns_that_fit(style.width.into())
    } else {
        table.head.len()
    };
    grid.load_style(UTF8_FULL_CONDENSED)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(style.width);
    if style.color {
        grid.enforce_styling();
    }
    grid.set_header(
        table
            .head
            .iter()
            .take(columns)
            .map(|name| shown(name, style, false)),
    );
    for row in &table.rows {
        let cells = row.cells.iter().take(columns).enumerate();
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
                width: 60,
                terminal: false,
            },
        );
        assert!(!text.contains('\u{1b}'));
        insta::assert_snapshot!(text);
    }

    #[test]
    fn a_narrow_terminal_loses_columns_and_breaks_no_word() {
        let cells = |cells: [&str; 5]| cells.map(str::to_owned).to_vec();
        let table = Table {
            head: cells(["Model", "Context", "Input/1M", "Output/1M", "Made by"]),
            rows: vec![Row {
                cells: cells(["gpt-oss-120b", "131k", "$0.04", "$0.19", "Together AI"]),
                leader: None,
            }],
        };
        assert_eq!(table.columns_that_fit(62), 5);
        assert_eq!(table.columns_that_fit(55), 4);
        assert_eq!(table.columns_that_fit(10), 3, "three stay in any case");
        let style = Style {
            color: false,
            width: 55,
            terminal: true,
        };
        let printed = terminal(&[Block::Table(table)], style);
        assert!(!printed.contains("Made by") && printed.contains("Output/1M"));
    }

    #[test]
    fn sentences_break_between_words_on_a_terminal_only() {
        let mut style = Style {
            color: false,
            width: 12,
            terminal: true,
        };
        let points = [Block::Points(vec!["one two three".to_owned()])];
        assert_eq!(terminal(&points, style), "  • one two\n    three\n");
        style.terminal = false;
        assert_eq!(terminal(&points, style), "  • one two three\n");
    }

    #[test]
    fn a_report_with_colour_marks_the_leader() {
        let text = terminal(
            &blocks(),
            Style {
                color: true,
                width: 60,
                terminal: false,
            },
        );
        assert!(text.contains("\u{1b}[1mA vs B\u{1b}[0m") && text.contains("\u{1b}["));
    }

    #[test]
    fn markdown_shows_every_text_as_it_is() {
        insta::assert_snapshot!(markdown(&blocks()));
    }
}
