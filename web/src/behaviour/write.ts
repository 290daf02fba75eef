import { counts, keepSending, type Pen, pens, type Words, write } from "../queue.ts";
import { on } from "./on.ts";

/** For so long the server is waited for before something goes to the queue, in milliseconds. */
const ANSWER_WITHIN = 8000;

/**
 * On the tablet of a group: what is written goes to the queue, and from there to the server; the page says how many wait. On
 * today's page somebody chooses a name among the pens that are on this tablet and writes, with or without a connection. On a
 * page that was opened before the connection went, whoever is signed in says that an agreement was read.
 */
export function writeToday(): void {
  const place = document.querySelector<HTMLElement>("[data-waits]");
  if (!place || !("locks" in navigator)) return;
  let chosen: Pen | undefined;

  const told = async () => {
    const { waiting, stuck } = await counts();
    say(place, "waits", waiting);
    say(place, "stuck", stuck);
  };
  const sendNow = keepSending(({ arrived, held }) => {
    void told();
    if (held > 0) show("held");
    // What arrived stands on the page as it is now; who is writing first finishes.
    if (arrived > 0 && held === 0 && document.body.dataset["kept"] === "live" && !isWriting()) window.location.reload();
  });
  void told();
  if (document.querySelector("[data-pens]")) void pens().then(offer);

  const choose = (pen: Pen) => {
    chosen = pen;
    for (const button of document.querySelectorAll<HTMLElement>("[data-pens] button")) {
      button.setAttribute("aria-pressed", String(button.dataset["staff"] === pen.staff));
    }
    document.body.classList.add("writes");
  };

  function offer(all: Pen[]) {
    const names = document.querySelector<HTMLElement>("[data-pens]");
    if (!names || all.length === 0) return;
    for (const pen of all) names.append(choice(pen, () => choose(pen)));
    show("pens-card");
    if (all.length === 1 && all[0]) choose(all[0]);
  }

  /** Seals what a form says, and shows that it waits. */
  const keep = async (form: HTMLFormElement, pen: Pen, words: Words) => {
    try {
      await write(pen, words);
    } catch {
      // What is not on disk was not written: the form keeps it.
      show("not-written");
      return;
    }
    form.reset();
    form.closest("details")?.removeAttribute("open");
    const row = form.closest("li");
    for (const done of row?.querySelectorAll<HTMLElement>("[data-written]") ?? []) done.hidden = false;
    const spent = words.kind === "presence" ? row?.querySelectorAll<HTMLElement>(".tap") : words.kind === "read" ? [form] : [];
    for (const tap of spent ?? []) tap.hidden = true;
    await told();
    sendNow();
  };

  on("submit", "form[data-letter]", (form, event) => {
    event.preventDefault();
    if (!(form instanceof HTMLFormElement) || form.hasAttribute("aria-busy")) return;
    const words = wordsOf(form, (event as SubmitEvent).submitter);
    const done = words.kind === "read" ? read(form, words, keep) : chosen && keep(form, chosen, words);
    if (!done) return;
    form.setAttribute("aria-busy", "true");
    void done.finally(() => form.removeAttribute("aria-busy"));
  });
}

/** Says to the server that something was read; when it does not answer, that waits in the name of who is signed in. */
async function read(
  form: HTMLFormElement,
  words: Words,
  keep: (form: HTMLFormElement, pen: Pen, words: Words) => Promise<void>,
): Promise<void> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.append(name, String(value));
  const signal = AbortSignal.timeout(ANSWER_WITHIN);
  const answer = await fetch(form.action, { method: "POST", body, redirect: "manual", signal }).catch(() => null);
  if (answer?.type === "opaqueredirect") return window.location.reload();
  const own = (await pens().catch(() => [])).find((pen) => pen.who === document.body.dataset["who"]);
  // What the server refuses it says itself.
  if (own && (answer === null || answer.status >= 500)) return keep(form, own, words);
  form.submit();
}

/** What a form says about a child. */
function wordsOf(form: HTMLFormElement, button: HTMLElement | null): Words {
  const fields = new FormData(form, button);
  const text = (name: string) => String(fields.get(name) ?? "").trim();
  const child = form.dataset["child"] ?? "";
  const { letter, about } = form.dataset;
  if (letter === "read") return { child, kind: letter, about: about ?? "", words: "" };
  if (letter === "presence") return { child, kind: letter, about: text("about"), words: "" };
  const kind = text("about") === "note" ? "note" : "line";
  return { child, kind, about: kind === "note" ? "" : text("about"), words: text("words") };
}

const isWriting = (): boolean =>
  Array.from(document.querySelectorAll<HTMLTextAreaElement>("form[data-letter] textarea")).some((area) => area.value !== "");

function choice(pen: Pen, choose: () => void): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.dataset["staff"] = pen.staff;
  button.textContent = pen.name;
  button.addEventListener("click", choose);
  return button;
}

function show(name: string): void {
  for (const hidden of document.querySelectorAll<HTMLElement>(`[data-show="${name}"]`)) hidden.hidden = false;
}

/** The text for so many, in its place; nothing for none. */
function say(place: HTMLElement, what: "waits" | "stuck", count: number): void {
  const line = place.querySelector<HTMLElement>(`[data-count="${what}"]`);
  if (!line) return;
  const text = line.dataset[count === 1 ? "one" : "many"] ?? "";
  const inside = line.querySelector("span") ?? line;
  if (count > 0) inside.textContent = text.replace("%", String(count));
  line.hidden = count === 0;
}
