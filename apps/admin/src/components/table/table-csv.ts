/** A column of a file for spreadsheets. Times are ISO 8601, with their zone in the name of the column. */
export interface CsvColumn<Row> {
  readonly name: string;
  readonly value: (row: Row) => string | number | null;
}

/** A cell that a spreadsheet neither splits nor runs: a text that would begin a formula is told from one by an apostrophe. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows of a table as they stand on the screen, with full numbers. */
export const tableCsv = <Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string =>
  `${[columns.map(({ name }) => name), ...rows.map((row) => columns.map(({ value }) => cell(value(row))))].map((line) => line.join(',')).join('\r\n')}\r\n`;
