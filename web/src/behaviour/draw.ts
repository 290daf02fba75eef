import { on } from "./on.ts";

/** As the server takes it: so many strokes, and so many points in all. */
const MOST_STROKES = 400;
const MOST_POINTS = 8_000;
/** A point this near to the last one adds nothing. */
const NEAR = 5;

const PAPER = "svg.drawing";

/**
 * `data-sheet` on a form with a drawing in it: a finger, a mouse or a pen draws on its sheet. What was drawn goes along as
 * text, a pen and its points for each stroke; whoever cannot draw writes.
 */
export function drawSheets(): void {
  let line: SVGPolylineElement | undefined;
  const sheet = (inside: Element) => inside.closest<HTMLFormElement>("[data-sheet]");

  on("pointerdown", `[data-sheet] ${PAPER}`, (paper, event) => {
    const form = sheet(paper);
    if (!form || !event.isPrimary || event.button !== 0 || paper.childElementCount >= MOST_STROKES) return;
    event.preventDefault();
    paper.setPointerCapture(event.pointerId);
    line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
    line.setAttribute("class", `pen-${new FormData(form).get("pen") ?? 0}`);
    paper.append(line);
    add(paper, line, event);
  });
  on("pointermove", `[data-sheet] ${PAPER}`, (paper, event) => {
    if (!line || !event.isPrimary) return;
    for (const one of event.getCoalescedEvents?.() ?? [event]) add(paper, line, one);
  });
  for (const end of ["pointerup", "pointercancel"] as const) {
    on(end, `[data-sheet] ${PAPER}`, (paper) => {
      line = undefined;
      keep(sheet(paper));
    });
  }
  on("click", "[data-sheet-undo]", (button) => {
    const form = sheet(button);
    form?.querySelector(`${PAPER} polyline:last-of-type`)?.remove();
    keep(form);
  });
}

/** The points of a stroke. */
function points(line: Element): string[] {
  return (line.getAttribute("points") ?? "").split(" ").filter(Boolean);
}

/** Adds where the pointer is, in the measures of the sheet. */
function add(paper: HTMLElement, line: SVGPolylineElement, at: { clientX: number; clientY: number }): void {
  const { left, top, width, height } = paper.getBoundingClientRect();
  const place = (value: number, size: number, most: number) =>
    Math.min(most, Math.max(0, Math.round((value / size) * most)));
  const [x, y] = [place(at.clientX - left, width, 1000), place(at.clientY - top, height, 700)];
  const before = points(line);
  const [lastX = -NEAR, lastY = -NEAR] = (before.at(-1) ?? "").split(",").filter(Boolean).map(Number);
  if (before.length && Math.hypot(x - lastX, y - lastY) < NEAR) return;
  const all = [...paper.querySelectorAll("polyline")].reduce((sum, one) => sum + points(one).length, 0);
  if (all >= MOST_POINTS) return;
  // A tap is a dot: the same point twice.
  line.setAttribute("points", before.length ? [...before, `${x},${y}`].join(" ") : `${x},${y} ${x},${y}`);
}

/** Puts what is drawn in the field that is sent. */
function keep(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLInputElement>('input[name="drawing"]');
  if (!form || !field) return;
  const strokes = [...form.querySelectorAll(`${PAPER} polyline`)].map((line) => {
    const pen = (line.getAttribute("class") ?? "").replace("pen-", "");
    return [pen, ...points(line)].join(" ");
  });
  field.value = strokes.join(";");
}
