import { dropPens, takePen } from "../queue.ts";

/** How often a copy looks whether its time is over, in milliseconds. */
const LOOK_EVERY = 15_000;

/**
 * On the tablet of a group: has today's page kept for when there is no connection (`worker.ts`), anew at each page. A copy
 * goes at midnight, also while it is looked at, and as soon as there is a connection again. A browser that is no such tablet
 * any more keeps nothing.
 */
export function keepToday(): void {
  const { keep, kept, keptUntil } = document.body.dataset;
  if (kept === "copy") {
    const leave = () => window.location.reload();
    window.addEventListener("online", leave);
    window.setInterval(() => {
      if (Date.now() >= Number(keptUntil)) leave();
    }, LOOK_EVERY);
  }
  // Browsers have no workers on an address without TLS.
  if (!("serviceWorker" in navigator)) return;
  if (keep !== undefined) {
    void tell(navigator.serviceWorker.register("/worker.js"), { keep });
    void takePen(keep).catch(() => undefined);
  } else if (document.querySelector("[data-keep-nothing]")) {
    void tell(navigator.serviceWorker.getRegistration(), { drop: true });
    void dropPens().catch(() => undefined);
  }
}

async function tell(registering: Promise<ServiceWorkerRegistration | undefined>, what: unknown): Promise<void> {
  const registration = await registering.catch(() => undefined);
  if (!registration) return;
  (await navigator.serviceWorker.ready).active?.postMessage(what);
}
