import { on } from "./on.ts";

/** A voice of the device itself, in the language of the page: nothing of a child is sent to a voice elsewhere. */
function voice(): SpeechSynthesisVoice | undefined {
  const lang = document.documentElement.lang;
  return window.speechSynthesis.getVoices().find((one) => one.localService && one.lang.startsWith(lang));
}

/** `data-speak` on a button reads aloud what has `data-spoken`; without a voice of the device there is no such button. */
export function speakAloud(): void {
  if (!("speechSynthesis" in window) || !document.querySelector("[data-speak]")) return;
  const show = () => {
    const there = voice() !== undefined;
    for (const button of document.querySelectorAll<HTMLElement>("[data-speak]")) button.hidden = !there;
  };
  show();
  // Browsers load their voices after the page.
  window.speechSynthesis.addEventListener("voiceschanged", show);
  on("click", "[data-speak]", () => {
    const spoken = [...document.querySelectorAll<HTMLElement>("[data-spoken]")];
    const words = spoken.filter((one) => one.checkVisibility()).map((one) => one.innerText.trim());
    const speech = new SpeechSynthesisUtterance(words.join(". "));
    const own = voice();
    if (!own) return;
    speech.voice = own;
    speech.lang = own.lang;
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(speech);
  });
}
