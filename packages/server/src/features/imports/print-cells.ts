/** Spreadsheets take a cell that begins so for a formula (OWASP ASVS 5.0, 1.2.10). */
export const formulaStart = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/;

/**
 * Where a formula could begin: with the cell and, for a spreadsheet that cuts the file at another delimiter than its own, behind that one
 * or a line break, with or without quotes. What looks as if it had its apostrophe already gets another, so that taking one off gives back
 * what was there.
 */
const places =
  /^'*(?=[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20])|(?<=[,;|\t\r\n])'*(?="*[=+\-@\uff0b\uff0d\uff1d\uff20])/g;
const guardedPlaces =
  /^'+(?=[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20])|(?<=[,;|\t\r\n])'+(?="*[=+\-@\uff0b\uff0d\uff1d\uff20])/g;

/**
 * One line of CSV. Cells are always quoted: a quoted apostrophe keeps what it stands before from being a formula. An import takes it
 * off again.
 */
export function printCells(cells: readonly string[], delimiter: string): string {
  const print = (cell: string) => `"${cell.replace(places, "$&'").replaceAll('"', '""')}"`;
  return `${cells.map(print).join(delimiter)}\r\n`;
}

/** Takes off the apostrophes that `printCells` put before what a spreadsheet would take for a formula. */
export const unguarded = (cell: string): string =>
  cell.includes("'") ? cell.replace(guardedPlaces, (found) => found.slice(0, -1)) : cell;
