import { counts, keepSending, type Pen, pens, write } from "../queue.ts";
import { on } from "./on.ts";

/**
 * Today's page of a group: with the pens that are on this tablet somebody chooses a name and writes, with or without a
 * connection. What is written goes to the queue, and from there to the server; the page says how many wait.
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
  void pens().then((all) => {
    const names = document.querySelector<HTMLElement>("[data-pens]");
    if (!names || all.length === 0) return;
    for (const pen of all) names.append(choice(pen, () => choose(pen)));
    show("pens-card");
    if (all.length === 1 && all[0]) choose(all[0]);
  });

  const choose = (pen: Pen) => {
    chosen = pen;
    for (const button of document.querySelectorAll<HTMLElement>("[data-pens] button")) {
      button.setAttribute("aria-pressed", String(button.dataset["staff"] === pen.staff));
    }
    document.body.classList.add("writes");
  };

  on("submit", "form[data-letter]", (form, event) => {
    event.preventDefault();
    if (!(form instanceof HTMLFormElement) || !chosen) return;
    const fields = new FormData(form, (event as SubmitEvent).submitter);
    const text = (name: string) => String(fields.get(name) ?? "").trim();
    const about = text("about");
    const kind = form.dataset["letter"] === "presence" ? "presence" : about === "note" ? "note" : "line";
    const words = { child: form.dataset["child"] ?? "", kind, about: kind === "note" ? "" : about, words: text("words") };
    form.setAttribute("aria-busy", "true");
    void write(chosen, words)
      .then(async () => {
        form.reset();
        form.closest("details")?.removeAttribute("open");
        const row = form.closest("li");
        for (const done of row?.querySelectorAll<HTMLElement>("[data-written]") ?? []) done.hidden = false;
        if (kind === "presence") for (const tap of row?.querySelectorAll<HTMLElement>(".tap") ?? []) tap.hidden = true;
        await told();
        sendNow();
      })
      // What is not on disk was not written: the form keeps it.
      .catch(() => show("not-written"))
      .finally(() => form.removeAttribute("aria-busy"));
  });
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
