import { on } from "./on.ts";

/** `data-print` on a button prints the page. */
export function printPage(): void {
  on("click", "[data-print]", () => window.print());
}
