/**
 * An import table as CSV, from text that is easy to read in a test:
 *
 *     table(`
 *       staff | group | days
 *       anna  | uil   | ma di
 *     `)
 */
export function table(text: string): string {
  const rows = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const columns = rows[0]?.length ?? 0;
  for (const row of rows) {
    if (row.length !== columns) {
      throw new Error(`A row of ${row.length} cells in a table of ${columns} columns: ${row.join(' | ')}`);
    }
  }
  return rows.map((row) => row.map(quoted).join(';') + '\r\n').join('');
}

function quoted(cell: string): string {
  return /[;"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
