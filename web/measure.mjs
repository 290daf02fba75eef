/** Prints what a first page asks over the wire, gzip where that helps, from what is in dist. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const dist = new URL("./dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
let total = 0;
for (const { file } of Object.values(manifest)) {
  const content = readFileSync(new URL(file, dist));
  const size = file.endsWith(".woff2") ? content.length : gzipSync(content, { level: 9 }).length;
  total += size;
  console.log(`${String(size).padStart(7)}  ${file}`);
}
console.log(`${String(total).padStart(7)}  together, without the page itself`);
