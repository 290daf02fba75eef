import { on } from "./on.ts";

/** As the server takes it: so many strokes, and so many points in all. */
const MOST_STROKES = 400;
const MOST_POINTS = 8_000;
/** A point this near to the last one adds nothing. */
const NEAR = 5;

const PAPER = "svg.drawing";

/** A line that is being drawn. */
interface Stroke {
  line: SVGPolylineElement;
  points: string[];
  last: [number, number];
  /** So many points still fit on the sheet. */
  left: number;
}

/**
 * `data-sheet` on a form with a drawing in it: a finger, a mouse or a pen draws on its sheet. What was drawn goes along as
 * text, a pen and its points for each stroke; whoever cannot draw writes. A sheet that is full takes no more. `data-sheet-done`
 * leaves the page, and keeps first what is on the sheet.
 */
export function drawSheets(): void {
  let stroke: Stroke | undefined;
  const sheet = (inside: Element) => inside.closest<HTMLFormElement>("[data-sheet]");

  on("pointerdown", `[data-sheet] ${PAPER}`, (paper, event) => {
    const form = sheet(paper);
    if (!form || !event.isPrimary || event.button !== 0) return;
    const drawn = strokes(paper);
    const left = MOST_POINTS - drawn.reduce((sum, line) => sum + points(line).length, 0);
    // A tap is a dot: the same point twice.
    if (drawn.length >= MOST_STROKES || left < 2) return;
    event.preventDefault();
    paper.setPointerCapture(event.pointerId);
    const line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
    line.setAttribute("class", `pen-${new FormData(form).get("pen") ?? 0}`);
    const last = place(paper, event);
    stroke = { line, points: [last.join(), last.join()], last, left: left - 2 };
    show(stroke);
    paper.append(line);
  });
  on("pointermove", `[data-sheet] ${PAPER}`, (paper, event) => {
    if (!stroke || !event.isPrimary) return;
    for (const one of event.getCoalescedEvents?.() ?? [event]) {
      const [x, y] = place(paper, one);
      if (stroke.left === 0 || Math.hypot(x - stroke.last[0], y - stroke.last[1]) < NEAR) continue;
      stroke.points.push(`${x},${y}`);
      stroke.last = [x, y];
      stroke.left -= 1;
    }
    show(stroke);
  });
  for (const end of ["pointerup", "pointercancel"] as const) {
    on(end, `[data-sheet] ${PAPER}`, (paper) => {
      stroke = undefined;
      keep(sheet(paper));
    });
  }
  on("click", "[data-sheet-undo]", (button) => {
    const form = sheet(button);
    form?.querySelector(`${PAPER} polyline:last-of-type`)?.remove();
    keep(form);
  });
  on("click", "[data-sheet-done]", (_, event) => {
    const filled = [...document.querySelectorAll<HTMLFormElement>("form[data-sheet]")].find(isFilled);
    if (!filled) return;
    event.preventDefault();
    filled.requestSubmit();
  });
}

function isFilled(form: HTMLFormElement): boolean {
  const fields = new FormData(form);
  return ["drawing", "words"].some((name) => String(fields.get(name) ?? "").trim() !== "");
}

function strokes(inside: Element): Element[] {
  return [...inside.querySelectorAll("polyline")];
}

function points(line: Element): string[] {
  return (line.getAttribute("points") ?? "").split(" ").filter(Boolean);
}

function show({ line, points }: Stroke): void {
  line.setAttribute("points", points.join(" "));
}

/** Where the pointer is, in the measures of the sheet. */
function place(paper: HTMLElement, at: { clientX: number; clientY: number }): [number, number] {
  const { left, top, width, height } = paper.getBoundingClientRect();
  const within = (value: number, size: number, most: number) =>
    Math.min(most, Math.max(0, Math.round((value / size) * most)));
  return [within(at.clientX - left, width, 1000), within(at.clientY - top, height, 700)];
}

/** Puts what is drawn in the field that is sent. */
function keep(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLInputElement>('input[name="drawing"]');
  if (!form || !field) return;
  const drawn = strokes(form).map((line) => {
    const pen = (line.getAttribute("class") ?? "").replace("pen-", "");
    return [pen, ...points(line)].join(" ");
  });
  field.value = drawn.join(";");
}
