import { on } from "./on.ts";

/** `data-dismiss` takes its message away; the keyboard goes on at the page's content. */
export function dismissFlash(): void {
  on("click", "[data-dismiss]", (button) => {
    button.closest(".flash")?.remove();
    document.getElementById("main")?.focus({ preventScroll: true });
  });
}
