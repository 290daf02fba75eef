/** How long a form stays shut after sending, in milliseconds; a download leaves the page open. */
const SHUT_FOR = 8000;

/**
 * Sends a form once, also on a double tap. The server's idempotency key makes sure of it; this
 * only spares people the doubt, by showing that the button was felt.
 */
export function sendOnce(): void {
  const sent = new Set<HTMLFormElement>();
  const reopen = (form: HTMLFormElement) => {
    sent.delete(form);
    form.removeAttribute("aria-busy");
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method === "dialog") return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    // Cancelled by another listener: htmx sends it, and marks it by itself.
    if (event.defaultPrevented) return;
    sent.add(form);
    form.setAttribute("aria-busy", "true");
    window.setTimeout(() => reopen(form), SHUT_FOR);
  });
  // Back in the browser shows the page as it was left: with its forms shut.
  window.addEventListener("pageshow", () => sent.forEach(reopen));
}
