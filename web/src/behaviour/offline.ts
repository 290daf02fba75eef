/** Says that a request of htmx did not arrive, with the message that the page carries for it. */
export function tellOffline(): void {
  document.addEventListener("htmx:error", (event) => {
    // An answer of the server, also one that refuses, is shown by htmx itself.
    const detail: unknown = event instanceof CustomEvent ? event.detail : null;
    const answered = (detail as { ctx?: { response?: unknown } } | null)?.ctx?.response;
    const template = document.getElementById("offline");
    const messages = document.getElementById("messages");
    if (answered || !messages || !(template instanceof HTMLTemplateElement)) return;
    messages.replaceChildren(template.content.cloneNode(true));
  });
}
