import { on } from "./on.ts";

/** `data-preview="id"` on a file input shows the chosen picture in the `img` with that id. */
export function previewFiles(): void {
  on("change", "input[type=file]", (input) => {
    if (!(input instanceof HTMLInputElement)) return;
    const file = input.files?.[0];
    const picture = document.getElementById(input.dataset["preview"] ?? "");
    if (!(picture instanceof HTMLImageElement)) return;
    if (picture.src.startsWith("blob:")) URL.revokeObjectURL(picture.src);
    picture.hidden = !file;
    if (file) picture.src = URL.createObjectURL(file);
  });
}
