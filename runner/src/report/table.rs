//! A table of text: a headed column of names on the left, numbers right-aligned, no frames.

use crate::output::Canvas;
use comfy_table::{Attribute, Cell, CellAlignment, ContentArrangement, LineStyle, TableStyle};

/// Rows of cells beneath headings. Headings may have two lines.
pub(super) struct Table {
    table: comfy_table::Table,
    /// How many columns are names, on the left.
    names: usize,
}

impl Table {
    pub(super) fn new(canvas: Canvas, names: usize, headings: &[&str]) -> Table {
        const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));
        let mut table = comfy_table::Table::new();
        table.load_style(STYLE);
        table.set_content_arrangement(ContentArrangement::Disabled);
        if canvas.colour {
            table.enforce_styling();
        } else {
            table.force_no_tty();
        }
        let table_of = |index: usize, text: &str| {
            let cell = Cell::new(text).add_attribute(Attribute::Bold);
            cell.set_alignment(alignment(index, names))
        };
        let cells = headings.iter().enumerate();
        table.set_header(cells.map(|(i, text)| table_of(i, text)).collect::<Vec<_>>());
        Table { table, names }
    }

    pub(super) fn row(&mut self, cells: Vec<String>) {
        let cells = cells.into_iter().enumerate();
        let cells = cells.map(|(i, text)| Cell::new(text).set_alignment(alignment(i, self.names)));
        self.table.add_row(cells.collect::<Vec<_>>());
    }

    /// The text, each line ended, none with blanks at its end.
    pub(super) fn text(mut self) -> String {
        for (index, column) in self.table.column_iter_mut().enumerate() {
            let left = if index == 0 { 0 } else { 2 };
            column.set_padding((left, 0));
        }
        let mut text = self.table.trim_fmt();
        text.push('\n');
        text
    }
}

fn alignment(column: usize, names: usize) -> CellAlignment {
    if column < names { CellAlignment::Left } else { CellAlignment::Right }
}
