/** Forms that look after themselves without a connection: the queue of the tablet (`write.ts`), and its worker. */
const LOOKED_AFTER = "[data-letter], [action='/sign-out']";

/** Says that what was sent did not arrive, with the message that the page carries for it. */
export function tellOffline(): void {
  document.addEventListener("htmx:error", (event) => {
    // An answer of the server, also one that refuses, is shown by htmx itself.
    const detail: unknown = event instanceof CustomEvent ? event.detail : null;
    const answered = (detail as { ctx?: { response?: unknown } } | null)?.ctx?.response;
    if (!answered) say();
  });
  // Before anything else hears of it: the page stays as it is, and its draft is not taken for sent.
  document.addEventListener("submit", stay, { capture: true });
}

function stay(event: SubmitEvent): void {
  const form = event.target;
  if (navigator.onLine || !(form instanceof HTMLFormElement)) return;
  if (form.method !== "post" || form.matches(LOOKED_AFTER)) return;
  if (!say()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Whether the page has a message for it. */
function say(): boolean {
  const template = document.getElementById("offline");
  const messages = document.getElementById("messages");
  if (!messages || !(template instanceof HTMLTemplateElement)) return false;
  messages.replaceChildren(template.content.cloneNode(true));
  messages.scrollIntoView({ block: "nearest" });
  return true;
}
