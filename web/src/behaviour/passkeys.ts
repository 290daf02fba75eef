import { on } from "./on.ts";

/** What the server asks of the browser: the options of Web Authentication, bytes as base64url. */
interface Asked {
  challenge: string;
  publicKey: Options;
}

interface Listed {
  id: string;
  type: "public-key";
}

interface Options {
  challenge: string;
  user?: { id: string; name: string; displayName: string };
  excludeCredentials?: Listed[];
  [more: string]: unknown;
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const letters = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * Passkeys (`form[data-passkey]`): asks the server what is to be signed, the browser to sign it, and sends the form with
 * the answer, once: a second tap meanwhile asks nothing. Where the browser knows no passkeys the form stays hidden.
 */
export function usePasskeys(): void {
  if (!("PublicKeyCredential" in window)) return;
  for (const form of document.querySelectorAll<HTMLElement>("form[data-passkey]")) form.hidden = false;
  for (const cannot of document.querySelectorAll<HTMLElement>("[data-passkey-cannot]")) cannot.hidden = true;
  const asked = new Set<HTMLFormElement>();
  const reopen = (form: HTMLFormElement) => {
    asked.delete(form);
    form.removeAttribute("aria-busy");
  };
  on("submit", "form[data-passkey]", (form, event) => {
    if (!(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    if (asked.has(form)) return;
    asked.add(form);
    form.setAttribute("aria-busy", "true");
    tell(form, null);
    void answer(form)
      .then(() => form.submit())
      .catch((error: unknown) => {
        reopen(form);
        tell(form, isThere(error) ? "[data-already]" : "[data-cancelled]");
      });
  });
  // Back in the browser shows the page as it was left: with its forms shut.
  window.addEventListener("pageshow", () => asked.forEach(reopen));
}

/** The one thing that a form says of what went before. */
function tell(form: HTMLFormElement, what: string | null): void {
  for (const one of form.querySelectorAll<HTMLElement>("[data-already], [data-cancelled]")) {
    one.hidden = what === null || !one.matches(what);
  }
}

/** The device has a passkey of this account already. */
const isThere = (error: unknown): boolean => error instanceof DOMException && error.name === "InvalidStateError";

async function answer(form: HTMLFormElement): Promise<void> {
  // The first field of a form proves that a page of ours sends it.
  const proof = form.querySelector<HTMLInputElement>("input[type=hidden]");
  const body = new URLSearchParams(proof ? { [proof.name]: proof.value } : {});
  const asking = await fetch(`${new URL(form.action).pathname}/begin`, { method: "POST", body });
  if (!asking.ok) throw new Error(`asking for a challenge: ${asking.status}`);
  const { challenge, publicKey } = (await asking.json()) as Asked;
  const options = {
    ...publicKey,
    challenge: bytes(publicKey.challenge),
    ...(publicKey.user && { user: { ...publicKey.user, id: bytes(publicKey.user.id) } }),
    excludeCredentials: (publicKey.excludeCredentials ?? []).map((one) => ({ ...one, id: bytes(one.id) })),
  };
  const given =
    form.dataset["passkey"] === "create"
      ? await navigator.credentials.create({ publicKey: options as unknown as PublicKeyCredentialCreationOptions })
      : await navigator.credentials.get({ publicKey: options as unknown as PublicKeyCredentialRequestOptions });
  if (!(given instanceof PublicKeyCredential)) throw new Error("no passkey was given");
  field(form, "challenge").value = challenge;
  field(form, "answer").value = JSON.stringify(written(given));
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  const input = form.elements.namedItem(name);
  if (!(input instanceof HTMLInputElement)) throw new Error(`no field ${name}`);
  return input;
}

function written(given: PublicKeyCredential): unknown {
  const { response } = given;
  const signed =
    response instanceof AuthenticatorAttestationResponse
      ? { attestationObject: text(response.attestationObject) }
      : response instanceof AuthenticatorAssertionResponse
        ? {
            authenticatorData: text(response.authenticatorData),
            signature: text(response.signature),
            userHandle: response.userHandle && text(response.userHandle),
          }
        : {};
  return {
    id: given.id,
    rawId: text(given.rawId),
    type: given.type,
    extensions: {},
    response: { clientDataJSON: text(response.clientDataJSON), ...signed },
  };
}
