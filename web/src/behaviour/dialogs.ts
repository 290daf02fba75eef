import { on } from "./on.ts";

/**
 * `data-dialog="id"` on a button or link opens the dialog with that id; on a link without script
 * its address is followed instead. `data-close`, a tap beside it and Escape close it.
 */
export function openDialogs(): void {
  on("click", "[data-dialog]", (opener, event) => {
    const dialog = document.getElementById(opener.dataset["dialog"] ?? "");
    if (!(dialog instanceof HTMLDialogElement)) return;
    event.preventDefault();
    dialog.showModal();
  });
  on("click", "dialog [data-close]", (button, event) => {
    event.preventDefault();
    button.closest("dialog")?.close();
  });
  on("click", "dialog", (dialog, event) => {
    // Only the backdrop reports the dialog itself as target: its content fills it to the edge.
    if (event.target === dialog && dialog instanceof HTMLDialogElement) dialog.close();
  });
}
