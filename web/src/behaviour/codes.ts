import { on } from "./on.ts";

/**
 * The one-time code (`input.code`): takes digits only, so that "123 456" from a mail can be pasted,
 * and sends its form when the last digit is there.
 */
export function submitCodes(): void {
  on("input", "input.code", (input) => {
    if (!(input instanceof HTMLInputElement)) return;
    const digits = input.value.replace(/\D/g, "").slice(0, Number(input.dataset["digits"] ?? 6));
    if (digits !== input.value) input.value = digits;
    if (digits.length === Number(input.dataset["digits"] ?? 6)) input.form?.requestSubmit();
  });
}
