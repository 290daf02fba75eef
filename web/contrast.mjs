/**
 * Checks the colours of src/styles/tokens.css against WCAG 2.2 AA in both schemes: 4.5 for text,
 * 3 for the edges of what one can use and for pictures that carry meaning. Exit status 1 on a failure.
 */
import { readFileSync } from "node:fs";

const css = readFileSync(new URL("./src/styles/tokens.css", import.meta.url), "utf8");
const colours = (part) => Object.fromEntries([...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1], m[2]]));
const [lightPart, darkPart] = css.split("@media screen and (prefers-color-scheme: dark)");
const light = colours(lightPart);
const schemes = { light, dark: { ...light, ...colours(darkPart) } };

const onSurfaces = (text) => ["paper", "card", "hover"].map((surface) => [text, surface, 4.5]);
const tones = ["good", "due", "late", "know"];
const pairs = [
  ...["ink", "soft", "pine", "pine-deep", "late", ...tones].flatMap(onSurfaces),
  ...tones.map((tone) => [tone, `${tone}-back`, 4.5]),
  ...tones.map((tone) => ["ink", `${tone}-back`, 4.5]),
  ["soft", "good-back", 4.5],
  ["on-pine", "pine", 4.5],
  ["on-pine", "pine-deep", 4.5],
  ...[0, 1, 2, 3, 4, 5].map((n) => ["on-pastel", `pastel-${n}`, 4.5]),
  ["edge", "paper", 3],
  ["edge", "card", 3],
  ["pine", "line", 3],
  ["due", "line", 3],
  ["late", "line", 3],
];

const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (hex) =>
  [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => sum + weight * channel(parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16) / 255), 0);
const contrast = (a, b) => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

let failed = 0;
for (const [scheme, colour] of Object.entries(schemes)) {
  const measured = [...new Map(pairs.map((pair) => [pair.join(), pair])).values()]
    .map(([text, back, least]) => ({ text, back, least, ratio: contrast(colour[text], colour[back]) }))
    .sort((a, b) => a.ratio / a.least - b.ratio / b.least);
  const bad = measured.filter(({ ratio, least }) => ratio < least);
  failed += bad.length;
  const closest = measured[0];
  console.log(`${scheme}: ${measured.length} pairs, ${bad.length} too weak; closest ${closest.text} on ${closest.back} ${closest.ratio.toFixed(2)} (${closest.least})`);
  for (const { text, back, ratio, least } of bad) console.log(`  ${text} on ${back}: ${ratio.toFixed(2)}, needs ${least}`);
}
process.exitCode = failed ? 1 : 0;
