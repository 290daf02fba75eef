/** Fails on an icon that a template names and the sprite has not: it would be an empty spot on the page. */
import { readdirSync, readFileSync } from "node:fs";

const templates = new URL("../templates/", import.meta.url);
const known = new Set([...readFileSync(new URL("./icons.ts", import.meta.url), "utf8").matchAll(/^ {2}"([\w-]+)",$/gm)].map((m) => m[1]));
const missing = readdirSync(templates, { recursive: true })
  .filter((name) => name.endsWith(".html"))
  .flatMap((name) => {
    const text = readFileSync(new URL(name, templates), "utf8");
    const used = text.matchAll(/\b(?:icon|empty)\(\s*"([\w-]+)"|\bicon\s*=\s*"([\w-]+)"/g);
    return [...used].map((m) => m[1] ?? m[2]).filter((icon) => !known.has(icon)).map((icon) => `${name}: ${icon}`);
  });
for (const line of missing) console.error(`${line} is not in web/icons.ts`);
process.exitCode = missing.length ? 1 : 0;
