/** A sign of life goes to the server at most so often, in milliseconds. */
const TELL_EVERY = 20_000;

/**
 * On the shared tablet of a group: what is open closes when nobody has touched it for the seconds that the page names.
 * Whoever is typing is still there; the server hears of it, so that it does not end the session meanwhile.
 */
export function lockAtRest(): void {
  const seconds = Number(document.body.dataset["lock"] ?? 0);
  if (!seconds) return;
  let touched = Date.now();
  let told = touched;
  // Nobody is signed in on the page of a child.
  const signOut = document.querySelector<HTMLFormElement>('form[action="/sign-out"]');
  const lock = () => {
    if (signOut) signOut.submit();
    else window.location.replace("/tablet");
  };
  const tell = async () => {
    const answer = await fetch("/tablet/awake").catch(() => null);
    if (answer?.redirected) window.location.replace("/tablet");
  };
  const alive = () => {
    touched = Date.now();
    if (signOut && touched - told > TELL_EVERY) {
      told = touched;
      void tell();
    }
  };
  for (const sign of ["pointerdown", "keydown", "scroll"]) {
    document.addEventListener(sign, alive, { capture: true, passive: true });
  }
  // Once: a second form on a slow connection would come after the session has ended.
  const watch = window.setInterval(() => {
    if (Date.now() - touched <= seconds * 1000) return;
    window.clearInterval(watch);
    lock();
  }, 1000);
  // Back in the browser can bring the page back as it was left.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
}
