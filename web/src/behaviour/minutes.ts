/**
 * The minutes that are left (`[data-left]`, in seconds when the page was made): counted on, so that nobody has to guess;
 * when they are over the page is asked again.
 */
export function countMinutes(): void {
  const from = performance.now();
  const count = () => {
    for (const element of document.querySelectorAll<HTMLElement>("[data-left]")) {
      const left = Number(element.dataset["left"]) - (performance.now() - from) / 1000;
      element.textContent = String(Math.max(0, Math.ceil(left / 60)));
      if (left <= 0) window.location.reload();
    }
  };
  if (document.querySelector("[data-left]")) window.setInterval(count, 5000);
}
