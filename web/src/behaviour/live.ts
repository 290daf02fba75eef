import { on } from "./on.ts";

/** After a line that broke or ended, it is tried again after so long, in milliseconds; twice as long each time. */
const AGAIN_AFTER = 2000;
const AGAIN_AT_MOST = 60_000;

/** How often a page that may be shown for so long looks whether that is over, in milliseconds. */
const LOOK_EVERY = 15_000;

/** Pages that are fetched because of a change are at least so far apart, in milliseconds. */
const APART = 500;

/**
 * Follows what colleagues change: the parts of a page with `data-live` are fetched again when the server says that something
 * changed there. A part in which somebody types, has opened something or stands with the keyboard stays as it is, and says
 * that there is something new. A page with `data-live-else` is left for that address when it may not be read any more, at the
 * latest after the seconds of `data-live-for`.
 */
export function followColleagues(): void {
  const first = document.querySelector<HTMLElement>("[data-live]");
  const address = first?.dataset["live"];
  if (first === null || address === undefined) return;
  const { liveElse, liveFor } = first.dataset;
  const ends = Date.now() + Number(liveFor) * 1000;
  const leave = () => liveElse !== undefined && window.location.replace(liveElse);
  if (liveFor !== undefined) window.setInterval(() => Date.now() >= ends && leave(), LOOK_EVERY);
  let source: EventSource | null = null;
  let wait = AGAIN_AFTER;
  let timer = 0;
  let fetching = false;
  let more = false;

  const refresh = async (): Promise<boolean> => {
    if (fetching) {
      more = true;
      return true;
    }
    fetching = true;
    const stands = await renew();
    if (!stands) leave();
    await new Promise((done) => window.setTimeout(done, APART));
    fetching = false;
    if (!more) return stands;
    more = false;
    return refresh();
  };
  const stop = () => {
    window.clearTimeout(timer);
    source?.close();
    source = null;
  };
  const listen = () => {
    stop();
    source = new EventSource(address);
    source.addEventListener("open", () => (wait = AGAIN_AFTER));
    source.addEventListener("changed", (event) => {
      const changed = String((event as MessageEvent).data).split(" ");
      const shown = parts().map((part) => part.dataset["livePart"] ?? "");
      if (shown.some((part) => changed.includes(part))) void refresh();
    });
    // The server ends each line after a while, so that who may listen is decided anew.
    source.addEventListener("error", () => {
      stop();
      timer = window.setTimeout(() => void again(), wait);
      wait = Math.min(2 * wait, AGAIN_AT_MOST);
    });
  };
  const again = async () => {
    const stands = await refresh();
    if (stands && document.visibilityState === "visible") listen();
  };
  // A page that nobody looks at holds no line; what it missed is told when it is looked at again.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") listen();
    else stop();
  });
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) listen();
  });
  on("click", "[data-live-show]", (button) => {
    const notice = button.closest<HTMLElement>("[data-live-news]");
    void renew(notice?.dataset["liveNews"]);
  });
  if (document.visibilityState === "visible") listen();
}

const parts = (): HTMLElement[] => Array.from(document.querySelectorAll<HTMLElement>("[data-live]"));

/**
 * Fetches the page and puts its parts in place; that with the id `asked` also while somebody is busy there. False when the
 * page is not theirs any more.
 */
async function renew(asked?: string): Promise<boolean> {
  const here = window.location.pathname + window.location.search;
  const answer = await fetch(here, { headers: { "By-Itself": "1" }, redirect: "manual" }).catch(() => null);
  // No connection: it is tried again.
  if (answer === null) return true;
  if (!answer.ok) return answer.status >= 500;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of parts()) {
    const next = fresh.getElementById(part.id);
    if (next === null || isSame(part, next)) continue;
    if (part.id === asked) put(part, next);
    else if (isBusy(part)) tell(part);
    else put(part, next);
  }
  return true;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const fields = (part: HTMLElement): Field[] =>
  Array.from(part.querySelectorAll<Field>("input:not([type=hidden]), textarea, select"));

function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    return Array.from(field.options).some((option) => option.selected !== option.defaultSelected);
  }
  if (field.type === "checkbox" || field.type === "radio") {
    return field instanceof HTMLInputElement && field.checked !== field.defaultChecked;
  }
  return field.value !== field.defaultValue;
}

/** Somebody types, chooses, has opened something or stands in this part. */
const isBusy = (part: HTMLElement): boolean =>
  part.contains(document.activeElement) ||
  part.querySelector("details[open], [aria-busy=true]") !== null ||
  fields(part).some(isChanged);

/** What differs each time a page is made, or by what its reader did, says nothing new. */
function isSame(part: HTMLElement, next: HTMLElement): boolean {
  const plain = (element: HTMLElement): string => {
    const copy = element.cloneNode(true) as HTMLElement;
    copy.removeAttribute("data-live");
    for (const input of copy.querySelectorAll("input[type=hidden]")) input.removeAttribute("value");
    for (const opened of copy.querySelectorAll("details")) opened.removeAttribute("open");
    for (const form of copy.querySelectorAll("form")) form.removeAttribute("aria-busy");
    return copy.outerHTML;
  };
  return plain(part) === plain(next);
}

function put(part: HTMLElement, next: HTMLElement): void {
  const typed = fields(part).filter(isChanged);
  const places = typed.map((field) => (field.id === "" ? null : next.querySelector<Field>(`#${CSS.escape(field.id)}`)));
  // A word that has no place any more is not thrown away: the part stays.
  if (places.some((place) => place === null)) return;
  const open = Array.from(part.querySelectorAll("details[open] > summary")).map((summary) => summary.textContent);
  for (const summary of next.querySelectorAll("details > summary")) {
    if (open.includes(summary.textContent)) summary.parentElement?.setAttribute("open", "");
  }
  const fresh = document.adoptNode(next);
  document.querySelector(`[data-live-news="${CSS.escape(part.id)}"]`)?.remove();
  part.replaceWith(fresh);
  typed.forEach((field, at) => {
    const place = places[at];
    if (!place) return;
    place.value = field.value;
    if (place instanceof HTMLInputElement && field instanceof HTMLInputElement) place.checked = field.checked;
  });
}

/** Above the part, once. */
function tell(part: HTMLElement): void {
  const template = document.getElementById("news");
  const there = document.querySelector(`[data-live-news="${CSS.escape(part.id)}"]`);
  if (there || !(template instanceof HTMLTemplateElement)) return;
  const notice = document.createElement("div");
  notice.dataset["liveNews"] = part.id;
  notice.append(template.content.cloneNode(true));
  part.before(notice);
}
