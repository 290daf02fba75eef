import { crc32 } from 'node:zlib';

/**
 * A workbook with these sheets: name → text as for `table`, a sheet's cells as texts. A cell that looks like a whole
 * number or a date (2026-03-31) is one, as a spreadsheet makes of what people type.
 */
export function workbook(sheets: Record<string, string>): Buffer {
  const names = Object.keys(sheets);
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${types}"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names
      .map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...names.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    // Style 1 is a date.
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
  names.forEach((name, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = sheet(sheets[name] ?? '');
  });
  return zip(parts);
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';

function relations(list: [kind: string, target: string][]): string {
  const lines = list.map(([kind, target], at) => `<Relationship Id="r${at + 1}" Type="${office}/${kind}" Target="${target}"/>`);
  return `<Relationships xmlns="${packaged}">${lines.join('')}</Relationships>`;
}

function sheet(text: string): string {
  const rows = text.split('\n').filter((line) => line.trim() !== '');
  const cells = rows.map((line, row) => {
    const cells = line.split('|').map((cell, column) => cellOf(cell.trim(), `${letter(column)}${row + 1}`));
    return `<row r="${row + 1}">${cells.join('')}</row>`;
  });
  return `<worksheet xmlns="${main}"><sheetData>${cells.join('')}</sheetData></worksheet>`;
}

function cellOf(value: string, place: string): string {
  if (value === '') {
    return '';
  }
  if (/^\d{4}-\d\d-\d\d$/.test(value)) {
    const days = Date.parse(value) / 86_400_000 + 25_569;
    return `<c r="${place}" s="1"><v>${days}</v></c>`;
  }
  if (/^\d{1,15}$/.test(value)) {
    return `<c r="${place}"><v>${value}</v></c>`;
  }
  return `<c r="${place}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
}

function letter(column: number): string {
  return String.fromCharCode(65 + column);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Files in a zip, as they are. */
function zip(files: Record<string, string>): Buffer {
  const before: Buffer[] = [];
  const folder: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, content] = [Buffer.from(name), Buffer.from(text)];
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(content.length, 14);
    about.writeUInt32LE(content.length, 18);
    about.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    before.push(Buffer.from('PK\x03\x04'), about, path, content);
    folder.push(Buffer.from('PK\x01\x02\x14\x00'), about, place, path);
    offset += 4 + about.length + path.length + content.length;
  }
  const [entries, start] = [Buffer.concat(folder), offset];
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(start, 12);
  return Buffer.concat([...before, entries, Buffer.from('PK\x05\x06'), end]);
}
