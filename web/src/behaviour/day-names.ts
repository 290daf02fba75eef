/** `data-day-name` on a date field names the element in which the day of the week of its date stands. */
export function nameDays(): void {
  const words = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "long", timeZone: "UTC" });
  const name = (field: HTMLInputElement) => {
    const says = document.getElementById(field.dataset["dayName"] ?? "");
    if (says) says.textContent = field.valueAsDate ? words.format(field.valueAsDate) : "";
  };
  for (const field of document.querySelectorAll<HTMLInputElement>("input[data-day-name]")) {
    name(field);
    field.addEventListener("input", () => name(field));
  }
}
