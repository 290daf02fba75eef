import { on } from "./on.ts";

/** After so long nobody comes back for a draft, in milliseconds: a day. */
const KEPT_FOR = 24 * 60 * 60 * 1000;
const PREFIX = "draft ";

interface Draft {
  /** Whose it is: another person who signs in on this device never gets to see it. */
  who: string;
  at: number;
  /** It went off; the next page says whether it arrived. */
  sent: boolean;
  /** What was typed, by the id of its field. */
  fields: Record<string, string>;
}

type Field = HTMLTextAreaElement | HTMLInputElement;

/**
 * Keeps what is typed in `form[data-draft="name"]` on this device until it has arrived: after a broken connection, a
 * session that ended or a tab that was closed it is there again. Signing out leaves nothing behind.
 */
export function keepDrafts(): void {
  const who = document.body.dataset["who"] ?? "";
  const arrived = document.querySelector(".flash.good") !== null;
  for (const [key, draft] of all()) {
    const strange = who !== "" && draft.who !== who;
    if (strange || Date.now() - draft.at > KEPT_FOR || (draft.sent && arrived)) drop(key);
  }
  if (who !== "") {
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft]")) {
      // Someone can have typed before this script was there.
      if (fields(form).some(isTyped)) keep(form, who, false);
      else restore(form);
    }
  }

  on("input", "form[data-draft]", (form) => {
    if (form instanceof HTMLFormElement) keep(form, who, false);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    if (form.getAttribute("action") === "/sign-out") {
      for (const [key] of all()) drop(key);
    } else if (form.dataset["draft"] !== undefined && all().some(([key]) => key === keyOf(form))) {
      keep(form, who, true);
    }
  });
  on("click", "[data-draft-drop]", (button) => {
    const form = button.closest("form");
    if (!form) return;
    drop(keyOf(form));
    form.reset();
    for (const note of form.querySelectorAll<HTMLElement>("[data-draft-restored]")) note.hidden = true;
    fields(form)[0]?.focus();
  });
}

const keyOf = (form: HTMLFormElement): string => PREFIX + (form.dataset["draft"] ?? "");

function fields(form: HTMLFormElement): Field[] {
  return Array.from(form.querySelectorAll<Field>("textarea[id], input[type=text][id]"));
}

const isTyped = (field: Field): boolean => field.value !== field.defaultValue;

function keep(form: HTMLFormElement, who: string, sent: boolean): void {
  const typed = fields(form).filter((field) => isTyped(field) || sent);
  const draft: Draft = {
    who,
    at: Date.now(),
    sent,
    fields: Object.fromEntries(typed.map((field) => [field.id, field.value])),
  };
  try {
    localStorage.setItem(keyOf(form), JSON.stringify(draft));
  } catch {
    // A device that keeps nothing, or is full: the form still works.
  }
}

function restore(form: HTMLFormElement): void {
  const draft = all().find(([key]) => key === keyOf(form))?.[1];
  if (!draft) return;
  let restored = false;
  for (const field of fields(form)) {
    const typed = draft.fields[field.id];
    if (typed === undefined || typed.trim() === "" || typed === field.value) continue;
    field.value = typed;
    restored = true;
    field.closest("details")?.setAttribute("open", "");
  }
  if (!restored) return;
  for (const note of form.querySelectorAll<HTMLElement>("[data-draft-restored]")) note.hidden = false;
}

function drop(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

/** All drafts on this device; what cannot be read is thrown away. */
function all(): [string, Draft][] {
  const found: [string, Draft][] = [];
  try {
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX))) {
      const draft: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
      if (isDraft(draft)) found.push([key, draft]);
      else localStorage.removeItem(key);
    }
  } catch {
    // As above.
  }
  return found;
}

function isDraft(draft: unknown): draft is Draft {
  return typeof draft === "object" && draft !== null && "who" in draft && "at" in draft && "fields" in draft;
}
