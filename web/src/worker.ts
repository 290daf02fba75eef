/**
 * Answers on the tablet of a group when there is no connection: with today's page as it was kept, until midnight. It keeps
 * that page and what it is made up with, and nothing else; every other page is only ever read from the server.
 */
export {};

/** A service worker, as far as it is used here. */
interface Worker {
  addEventListener(type: "install" | "activate", handle: (event: Lasting) => void): void;
  addEventListener(type: "message", handle: (event: Lasting & { data: unknown }) => void): void;
  addEventListener(type: "fetch", handle: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}
interface Lasting {
  waitUntil(done: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

const worker = self as unknown as Worker;

const KEPT = "kept";
/** Under this address, at which nothing else is, today's page is kept. */
const TODAY = "/kept/today";
const NONE = "/tablet/no-connection";
/** A tablet that locks leaves the page, also when the server does not hear of it. */
const SIGN_OUT = "/sign-out";
/** On these pages stands a child: it is not shown the page of its group. */
const CHILDREN = "/tablet/children";

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("message", (event) => {
  const asked = event.data as { keep?: unknown; drop?: unknown } | null;
  if (typeof asked?.keep === "string") event.waitUntil(keep(asked.keep));
  if (asked?.drop === true) event.waitUntil(caches.delete(KEPT));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (pathname === SIGN_OUT) event.respondWith(fetch(request).catch(() => Response.redirect("/tablet", 303)));
  else if (request.method !== "GET") return;
  else if (request.mode === "navigate") event.respondWith(page(request, pathname));
  else if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
});

async function page(request: Request, pathname: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    const today = pathname.startsWith(CHILDREN) ? undefined : await copy();
    return today ?? (await caches.match(NONE)) ?? Response.error();
  }
}

/** Hashed names: what is kept under one never changes. */
const asset = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request);

/** Today's page as it was kept; after its time it is thrown away. */
async function copy(): Promise<Response | undefined> {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(TODAY);
  if (!kept) return undefined;
  const until = Number(kept.headers.get("kept-until"));
  if (Date.now() >= until || Date.now() < Number(kept.headers.get("kept-at"))) {
    await cache.delete(TODAY);
    return undefined;
  }
  const text = (await kept.text()).replace('data-kept="live"', `data-kept="copy" data-kept-until="${until}"`);
  return new Response(text, { headers: kept.headers });
}

/** Fetches today's page, and keeps it with the files that it names; files that it does not name any more are dropped. */
async function keep(address: string): Promise<void> {
  const quietly = { headers: { "By-Itself": "1" }, redirect: "manual" } as const;
  const answers = await Promise.all([fetch(address, quietly), fetch(NONE, quietly)]).catch(() => null);
  const [today, none] = answers ?? [];
  if (!today?.ok || !none?.ok) return;
  const seconds = Number(today.headers.get("kept-for"));
  if (!(seconds > 0)) return;
  const cache = await caches.open(KEPT);
  const texts = [await today.text(), await none.text()] as const;
  const files = new Set(texts.flatMap((text) => text.match(/\/assets\/[\w.-]+/g) ?? []));
  const now = Date.now();
  const headers = (of: Response, more: Record<string, string>) => ({
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": of.headers.get("content-security-policy") ?? "",
    ...more,
  });
  const until = { "kept-at": String(now), "kept-until": String(now + seconds * 1000) };
  await cache.put(TODAY, new Response(texts[0], { headers: headers(today, until) }));
  await cache.put(NONE, new Response(texts[1], { headers: headers(none, {}) }));
  for (const known of await cache.keys()) {
    const { pathname } = new URL(known.url);
    if (pathname.startsWith("/assets/") && !files.delete(pathname)) await cache.delete(known);
  }
  await cache.addAll([...files]);
}
