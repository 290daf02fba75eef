import { on } from "./on.ts";

/**
 * A range with `data-steps` (points, separated by spaces) shows, in its `data-steps-root`, of what carries
 * `data-at="2-5"` only what is of its position. Nothing is asked of the server; the address, the links and the forms
 * of the page follow, so that what is on the screen is what is kept, shared and sent.
 */
export function moveSteps(): void {
  on("input", "input[data-steps]", (range) => {
    if (range instanceof HTMLInputElement) show(range);
  });
  // Back in the browser can bring the range back where it was, and the page as it came.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll<HTMLInputElement>("input[data-steps]").forEach(speak);
  });
}

function show(range: HTMLInputElement): void {
  const at = range.valueAsNumber;
  const root = range.closest<HTMLElement>("[data-steps-root]");
  const points = range.dataset["steps"]?.split(" ")[at];
  if (!root || points === undefined) return;
  for (const part of root.querySelectorAll<HTMLElement>("[data-at]")) {
    const [from, to] = (part.dataset["at"] ?? "").split("-").map(Number);
    part.hidden = from === undefined || to === undefined || at < from || at > to;
  }
  speak(range);
  const address = new URL(location.href);
  address.searchParams.set("p", points);
  history.replaceState(history.state, "", address);
  for (const link of root.querySelectorAll<HTMLAnchorElement>("a[href*='what-if']")) {
    const target = new URL(link.href);
    target.searchParams.set("p", points);
    link.href = target.href;
  }
  for (const form of root.querySelectorAll<HTMLFormElement>("form[method=get]")) {
    let field = form.querySelector<HTMLInputElement>("input[name=p]");
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = "p";
      form.append(field);
    }
    field.value = points;
  }
  for (const field of root.querySelectorAll<HTMLInputElement>("[data-steps-query]")) {
    const query = new URLSearchParams(field.value);
    query.set("p", points);
    field.value = query.toString();
  }
}

/** Says the position in words, as the page has them. */
function speak(range: HTMLInputElement): void {
  const spoken = range.closest("[data-steps-root]")?.querySelector("[data-steps-spoken] > :not([hidden])");
  if (spoken?.textContent) range.setAttribute("aria-valuetext", spoken.textContent);
}
