/** What was typed in a field and has not arrived yet. */
export interface Typed {
  text: string;
  /** What the field held by itself on the pages on which this was typed, the first one first. */
  bases: string[];
}

/** What is kept of a field that holds `text` on a page that gave it `given`; `before` is what was kept of it. */
export function typed(text: string, given: string, before?: Typed): Typed {
  // A page that gives back what was sent from here has no text of somebody else.
  const goesOn = before !== undefined && (before.text === given || before.bases.includes(given));
  return { text, bases: [...new Set([...(goesOn ? before.bases : []), given])] };
}

/**
 * What becomes of it on a page that gives the field `given`: it is filled in where that is what its writer saw, and laid
 * beside it where somebody has written something else meanwhile.
 */
export function comesBack({ text, bases }: Typed, given: string): "nothing" | "fill" | "beside" {
  if (text.trim() === "" || text === given || text === bases[0]) return "nothing";
  return bases.includes(given) ? "fill" : "beside";
}
