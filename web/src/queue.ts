/**
 * What is written on the tablet of a group without a connection: sealed to a public key of the server, so that it cannot be
 * read here any more; kept in the order of writing, also when the browser or the tablet is shut; and sent one by one until
 * the server has said of each that it has it. The server takes each once, however often it arrives.
 */

/** How often it is tried while something waits, in milliseconds. */
const TRY_EVERY = 30_000;
const DATABASE = "queue";
const VERSION = 1;

/** Lets somebody who gave the PIN here today write: nothing can be read with it. */
export interface Pen {
  staff: string;
  /** As the pages of whoever is signed in name it. */
  who: string;
  name: string;
  pen: string;
  /** The server's key to which is sealed, and its public point. */
  key: string;
  public: string;
  /** When it was given and until when it writes, on the clock of this device. */
  at: number;
  until: number;
}

interface Letter {
  n: number;
  sealed: Uint8Array<ArrayBuffer>;
  /** The server could not read it. */
  stuck: boolean;
}

/** What is written about a child. */
export interface Words {
  child: string;
  kind: string;
  about: string;
  words: string;
}

export interface Counts {
  waiting: number;
  stuck: number;
}

/** Asks the server for the pen of whoever is signed in on the tablet. */
export async function takePen(address: string): Promise<void> {
  const answer = await fetch(`${address}/pen`, { headers: { "By-Itself": "1" }, redirect: "manual" }).catch(() => null);
  if (!answer?.ok) return;
  const given = (await answer.json()) as Omit<Pen, "at" | "until"> & { seconds: number };
  const at = Date.now();
  const { seconds, ...pen } = given;
  await in_("pens", "readwrite", (pens) => pens.put({ ...pen, at, until: at + seconds * 1000 }));
}

/** The pens that write now; those of yesterday are thrown away. */
export async function pens(): Promise<Pen[]> {
  const all = await in_<Pen[]>("pens", "readonly", (store) => store.getAll());
  const now = Date.now();
  const good = all.filter((pen) => pen.at <= now && now < pen.until);
  for (const old of all.filter((pen) => !good.includes(pen))) {
    await in_("pens", "readwrite", (store) => store.delete(old.staff));
  }
  return good.sort((a, b) => a.name.localeCompare(b.name));
}

/** This is no tablet of a group any more: nobody writes on it. What waits still goes to the server. */
export const dropPens = (): Promise<unknown> => in_("pens", "readwrite", (store) => store.clear());

/** Seals something and keeps it until it has arrived. */
export async function write(pen: Pen, words: Words): Promise<void> {
  const letter = { id: crypto.randomUUID(), pen: pen.pen, after: Date.now() - pen.at, ...words };
  const sealed = await seal(pen, new TextEncoder().encode(JSON.stringify(letter)));
  await in_("letters", "readwrite", (store) => store.add({ sealed, stuck: false }));
}

export async function counts(): Promise<Counts> {
  const all = await in_<Letter[]>("letters", "readonly", (store) => store.getAll());
  const stuck = all.filter((letter) => letter.stuck).length;
  return { waiting: all.length - stuck, stuck };
}

/** Sends what waits, in order, each until it has arrived; gives how many arrived, and how many of them wait for a person. */
export async function send(): Promise<{ arrived: number; held: number }> {
  const sent = { arrived: 0, held: 0 };
  // One tab at a time, or the order would be lost.
  await navigator.locks.request("queue", { ifAvailable: true }, async (lock) => {
    for (let letter = lock && (await first()); letter; letter = await first()) {
      const { n, sealed } = letter;
      const answer = await fetch("/letters", {
        method: "POST",
        headers: { "content-type": "application/octet-stream", "By-Itself": "1" },
        body: sealed,
      }).catch(() => null);
      if (answer?.ok) {
        const { outcome } = (await answer.json()) as { outcome: string };
        await in_("letters", "readwrite", (store) => store.delete(n));
        sent.arrived += 1;
        if (outcome === "held") sent.held += 1;
      } else if (answer?.status === 422) {
        await in_("letters", "readwrite", (store) => store.put({ n, sealed, stuck: true }));
      } else return;
    }
  });
  return sent;
}

/** Sends at once, when there is a connection again, and every so often while something waits; gives what sends now. */
export function keepSending(then: (sent: { arrived: number; held: number }) => void): () => void {
  const now = () => void send().then(then, () => undefined);
  window.addEventListener("online", now);
  window.setInterval(() => {
    void counts().then(({ waiting }) => waiting > 0 && now());
  }, TRY_EVERY);
  now();
  return now;
}

async function first(): Promise<Letter | undefined> {
  const all = await in_<Letter[]>("letters", "readonly", (store) => store.getAll());
  return all.find((letter) => !letter.stuck);
}

/** As `crates/server/src/platform/letter.rs` opens it. */
async function seal(pen: Pen, text: BufferSource): Promise<Uint8Array<ArrayBuffer>> {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const own = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
  const server = await crypto.subtle.importKey("raw", bytes(pen.public), curve, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: server }, own.privateKey, 256);
  const base = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const info = new TextEncoder().encode("mentorkind letter 1");
  const derive = { name: "HKDF", hash: "SHA-256", salt: point, info };
  const key = await crypto.subtle.deriveKey(derive, base, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const head = new Uint8Array([1, ...bytes(pen.key), ...point]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: head }, key, text);
  return new Uint8Array([...head, ...iv, ...new Uint8Array(sealed)]);
}

const bytes = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** Does one thing in a store, and is done when it is on disk. */
async function in_<T>(
  name: "pens" | "letters",
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((done, failed) => {
      const transaction = database.transaction(name, mode, { durability: "strict" });
      const request = act(transaction.objectStore(name));
      transaction.oncomplete = () => done(request.result as T);
      transaction.onabort = () => failed(transaction.error);
    });
  } finally {
    database.close();
  }
}

const open = (): Promise<IDBDatabase> =>
  new Promise((done, failed) => {
    const request = indexedDB.open(DATABASE, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("pens", { keyPath: "staff" });
      request.result.createObjectStore("letters", { keyPath: "n", autoIncrement: true });
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
