/** Prints what each file asks over the wire, brotli where the build made it, from what is in dist. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("./dist/", import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, "utf8"));
let total = 0;
for (const { file } of Object.values(manifest)) {
  const sent = existsSync(`${dist}${file}.br`) ? `${file}.br` : file;
  const { size } = statSync(dist + sent);
  total += size;
  console.log(`${String(size).padStart(7)}  ${sent}`);
}
console.log(`${String(total).padStart(7)}  together, without the page itself`);
