import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { type Page, expect } from '@playwright/test';

type Value = null | boolean | number | string | Value[] | { [key: string]: Value };
type Dictionary = { [key: string]: Value };

const isDictionary = (value: Value | undefined): value is Dictionary =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a program says of a file; nothing where it is not installed. */
function said(program: string, ...args: string[]): string | undefined {
  const run = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  if (run.error) return undefined;
  expect(run.status, `${program}: ${run.stderr}`).toBe(0);
  return run.stdout;
}

/** All objects of a PDF as qpdf reads them, and what is inside them. */
function objects(json: string): { dictionaries: Dictionary[]; follow: (value: Value | undefined) => Value | undefined } {
  const all = (JSON.parse(json) as { qpdf: [unknown, Record<string, { value?: Value; stream?: { dict: Value } }>] }).qpdf[1];
  const follow = (value: Value | undefined): Value | undefined =>
    typeof value === 'string' && / R$/.test(value) ? all[`obj:${value}`]?.value : value;
  const dictionaries: Dictionary[] = [];
  const walk = (value: Value | undefined): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (isDictionary(value)) {
      dictionaries.push(value);
      Object.values(value).forEach(walk);
    }
  };
  Object.values(all).forEach((one) => walk(one.value ?? one.stream?.dict));
  return { dictionaries, follow };
}

/**
 * A PDF of ours holds what it claims: archive and accessibility in its metadata, no fault for qpdf, tags, title and
 * language, words for every figure, no font that is not inside, and these words one after another for who hears it.
 * Gives what is read in it; nothing where poppler and qpdf are not installed.
 */
export function whole(path: string, { title, lang, order }: { title: string; lang: string; order: string[] }): string | undefined {
  const bytes = readFileSync(path);
  expect(bytes.subarray(0, 8).toString()).toBe('%PDF-1.7');
  for (const claim of ['<pdfaid:part>2<', '<pdfaid:conformance>A<', '<pdfuaid:part>1<', title]) {
    expect(bytes.includes(claim), claim).toBe(true);
  }
  said('qpdf', '--check', path);
  const json = said('qpdf', '--json=2', '--json-key=qpdf', path);
  if (json !== undefined) {
    const { dictionaries, follow } = objects(json);
    const catalogue = dictionaries.find((one) => one['/Type'] === '/Catalog') ?? {};
    expect(follow(catalogue['/MarkInfo'])).toMatchObject({ '/Marked': true });
    expect(follow(catalogue['/ViewerPreferences'])).toMatchObject({ '/DisplayDocTitle': true });
    expect(follow(catalogue['/StructTreeRoot'])).toMatchObject({ '/Type': '/StructTreeRoot' });
    expect(catalogue['/Lang']).toBe(`u:${lang}`);
    const fonts = dictionaries.filter((one) => one['/Type'] === '/FontDescriptor');
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font, 'a font that is not inside').toHaveProperty([font['/FontFile2'] ? '/FontFile2' : '/FontFile3']);
    for (const figure of dictionaries.filter((one) => one['/S'] === '/Figure')) {
      expect(String(figure['/Alt'] ?? '').length, 'a figure without words').toBeGreaterThan(2);
    }
  }
  const info = said('pdfinfo', path);
  if (info === undefined) return undefined;
  for (const line of [`Title: ${title}`, 'Tagged: yes', 'Encrypted: no', 'JavaScript: no']) {
    expect(info.replace(/: +/g, ': ')).toContain(line);
  }
  const text = said('pdftotext', '-enc', 'UTF-8', path, '-')?.replace(/\u200b/g, '').replace(/\s+/g, ' ') ?? '';
  let at = 0;
  for (const words of order) {
    const found = text.indexOf(words, at);
    expect(found, `"${words}" does not follow in: ${text}`).toBeGreaterThanOrEqual(0);
    at = found + words.length;
  }
  return text;
}

/** A file out of a zip. */
export function unzipped(zip: Buffer, name: string): Buffer {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const length = zip.readUInt16LE(at + 28);
    if (zip.subarray(at + 46, at + 46 + length).toString() === name) {
      const [method, size, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
      const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const inside = zip.subarray(begin, begin + size);
      return method === 0 ? inside : inflateRawSync(inside);
    }
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error(`no ${name} in the zip`);
}

/** Saves what a page shows as PDF, twice: the same content has the same bytes. Gives where it is and what it is called. */
export async function savedTwice(page: Page): Promise<{ path: string; name: string }> {
  const paths: string[] = [];
  let name = '';
  for (const _ of [1, 2]) {
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Bewaar als PDF' }).click();
    const download = await waiting;
    paths.push(await download.path());
    name = download.suggestedFilename();
  }
  const [one, two] = paths.map((path) => readFileSync(path));
  expect(one!.equals(two!), 'the same bytes').toBe(true);
  return { path: paths[0]!, name };
}
