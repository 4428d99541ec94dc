/** Spreadsheets take a cell that begins so for a formula (OWASP ASVS 5.0, 1.2.10). */
export const formulaStart = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/;

/** What gets an apostrophe: also what looks as if it had one already, so that taking it off gives back what was there. */
export const guarded = /^'*[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/;

/**
 * One line of CSV. Cells are always quoted: a quoted apostrophe keeps what it stands before from being a formula, also behind a
 * delimiter. An import takes the apostrophe off again.
 */
export function printCells(cells: readonly string[], delimiter: string): string {
  const print = (cell: string) => `"${(guarded.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;
  return `${cells.map(print).join(delimiter)}\r\n`;
}
