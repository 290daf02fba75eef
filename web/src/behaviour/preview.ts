import { on } from "./on.ts";

/**
 * `data-preview="id"` on a file input shows the chosen picture in the `img` with that id and, for
 * any file, its name in the element that `data-filename="id"` names.
 */
export function previewFiles(): void {
  on("change", "input[type=file]", (input) => {
    if (!(input instanceof HTMLInputElement)) return;
    const file = input.files?.[0];
    const name = document.getElementById(input.dataset["filename"] ?? "");
    if (name && input.files) name.textContent = Array.from(input.files, (each) => each.name).join(", ");
    const picture = document.getElementById(input.dataset["preview"] ?? "");
    if (!(picture instanceof HTMLImageElement)) return;
    if (picture.src.startsWith("blob:")) URL.revokeObjectURL(picture.src);
    picture.hidden = !file;
    if (file) picture.src = URL.createObjectURL(file);
  });
}
