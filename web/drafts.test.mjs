/**
 * What was typed and did not arrive (src/drafts.ts, as it is built) never comes to stand over what somebody else wrote.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { build } from "vite";

const [built] = await build({
  configFile: false,
  root: import.meta.dirname,
  logLevel: "silent",
  build: { write: false, minify: false, lib: { entry: "src/drafts.ts", formats: ["iife"], name: "drafts" } },
});
const { typed, comesBack } = new Function(`${built.output[0].code}; return drafts;`)();

test("what was typed comes back where the field is as its writer saw it", () => {
  const draft = typed("Slaapt met een knuffel.", "");
  assert.equal(comesBack(draft, ""), "fill");
  assert.equal(comesBack(draft, "Slaapt met een knuffel."), "nothing");
});

test("what a colleague wrote meanwhile stays, with what was typed beside it", () => {
  const draft = typed("Slaapt met een knuffel.", "Slaapt.");
  assert.equal(comesBack(draft, "Slaapt van twaalf tot twee."), "beside");
});

test("a form that comes back with a mistake is one's own text, not a colleague's", () => {
  const sent = typed("Te lang", "");
  const longer = typed("Te lang, nu korter", "Te lang", typed("Te lang, nu", "Te lang", sent));
  assert.equal(comesBack(longer, ""), "fill");
  assert.equal(comesBack(longer, "Te lang"), "fill");
  assert.equal(comesBack(longer, "Van een ander"), "beside");
});

test("what was taken over from beside a newer text stands over that text only", () => {
  const taken = typed("Eigen", "Nieuwer", typed("Eigen", "Oud"));
  assert.equal(comesBack(taken, "Nieuwer"), "fill");
  assert.equal(comesBack(taken, "Nog nieuwer"), "beside");
  assert.equal(comesBack(taken, "Oud"), "beside");
});

test("a field that was sent as it was found is never laid beside another text", () => {
  fc.assert(fc.property(fc.string(), fc.string(), (found, now) => comesBack(typed(found, found), now) === "nothing"));
});

test("nothing fills a field but over a text that its writer saw", () => {
  const words = fc.constantFrom("", "a", "b", "c", "d");
  const steps = fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(steps, words, (each, now) => {
      const draft = each.reduce((before, [text, given]) => typed(text, given, before), undefined);
      const seen = each.map(([, given]) => given);
      return comesBack(draft, now) !== "fill" || seen.includes(now);
    }),
  );
});
