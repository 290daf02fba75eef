import { type Typed, comesBack, typed } from "../drafts.ts";
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
  fields: Record<string, Typed>;
}

type Field = HTMLTextAreaElement | HTMLInputElement;

/**
 * Keeps what is typed in `form[data-draft="name"]` on this device until it has arrived: after a broken connection, a
 * session that ended or a tab that was closed it is there again. Where somebody else has written something in that field
 * meanwhile, that stays, and what was typed here stands beside it. Signing out leaves nothing behind.
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
      else restore(form, who);
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
    } else if (form.dataset["draft"] !== undefined && kept(form)) {
      keep(form, who, true);
    }
  });
  on("click", "[data-draft-drop]", (button) => {
    const form = button.closest("form");
    if (!form) return;
    drop(keyOf(form));
    for (const beside of form.querySelectorAll("[data-draft-beside]")) beside.remove();
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
  const before = kept(form)?.fields ?? {};
  const draft: Draft = { who, at: Date.now(), sent, fields: {} };
  for (const field of fields(form)) {
    const was = before[field.id];
    if (was && !isTyped(field) && isBeside(field)) draft.fields[field.id] = was;
    else if (isTyped(field) || sent) draft.fields[field.id] = typed(field.value, field.defaultValue, was);
  }
  if (Object.keys(draft.fields).length === 0) return drop(keyOf(form));
  try {
    localStorage.setItem(keyOf(form), JSON.stringify(draft));
  } catch {
    // A device that keeps nothing, or is full: the form still works.
  }
}

function restore(form: HTMLFormElement, who: string): void {
  const draft = kept(form);
  if (!draft) return;
  let restored = false;
  for (const field of fields(form)) {
    const was = draft.fields[field.id];
    const outcome = was ? comesBack(was, field.value) : "nothing";
    if (!was || outcome === "nothing") continue;
    field.closest("details")?.setAttribute("open", "");
    if (outcome === "beside") {
      layBeside(form, field, was.text, who);
    } else {
      field.value = was.text;
      restored = true;
    }
  }
  if (!restored) return;
  for (const note of form.querySelectorAll<HTMLElement>("[data-draft-restored]")) note.hidden = false;
}

const besideId = (field: Field): string => `${field.id}-beside`;
const isBeside = (field: Field): boolean => document.getElementById(besideId(field)) !== null;

/** Shows what was typed here above the field that holds newer text, to take over or to throw away. */
function layBeside(form: HTMLFormElement, field: Field, text: string, who: string): void {
  const template = document.getElementById("draft-beside");
  if (!(template instanceof HTMLTemplateElement)) return;
  const beside = template.content.firstElementChild?.cloneNode(true);
  if (!(beside instanceof HTMLElement)) return;
  beside.id = besideId(field);
  const says = beside.querySelector<HTMLElement>("[data-draft-says]");
  if (says) {
    says.id = `${beside.id}-says`;
    beside.setAttribute("aria-labelledby", says.id);
  }
  beside.querySelector("[data-draft-text]")?.append(text);
  const settle = (taken: string) => {
    beside.remove();
    field.value = taken;
    keep(form, who, false);
    field.focus();
  };
  beside.querySelector("[data-draft-take]")?.addEventListener("click", () => settle(text));
  beside.querySelector("[data-draft-throw]")?.addEventListener("click", () => settle(field.value));
  field.before(beside);
}

function kept(form: HTMLFormElement): Draft | undefined {
  return all().find(([key]) => key === keyOf(form))?.[1];
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
  if (typeof draft !== "object" || draft === null || !("who" in draft && "at" in draft && "fields" in draft)) return false;
  const known = draft.fields;
  return typeof known === "object" && known !== null && Object.values(known).every(isKept);
}

const isKept = (one: unknown): boolean => typeof one === "object" && one !== null && "text" in one && "bases" in one;
