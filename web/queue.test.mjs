/**
 * The queue of the tablet (src/queue.ts, as it is built) over many sequences by chance: people write, the line breaks before and
 * after the server has a letter, browser and server are killed, a day goes by. Nothing is lost, nothing is double, the order
 * stays. The server here keeps the contract of crates/server/src/offline/queue_tests.rs: a letter is known by its own
 * identifier, taken once, and answered the same when it comes again; what cannot be opened is refused with 422.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { IDBFactory } from "fake-indexeddb";
import { build } from "vite";

const SEQUENCES = Number(process.env.QUEUE_SEQUENCES ?? 1000);
const SEED = Number(process.env.QUEUE_SEED ?? 20260303);
const DAY = 86_400_000;
const { subtle } = crypto;

const [built] = await build({
  configFile: false,
  root: import.meta.dirname,
  logLevel: "silent",
  build: { write: false, minify: false, lib: { entry: "src/queue.ts", formats: ["iife"], name: "queue" } },
});
const begin = new Function("indexedDB", "fetch", "navigator", "window", "Date", `${built.output[0].code}; return queue;`);

const hex = (bytes) => Buffer.from(bytes).toString("hex");
const curve = { name: "ECDH", namedCurve: "P-256" };

/** A key of a server, with its name. Few are enough for all sequences. */
const keys = await Promise.all(
  ["0a0b0c0d0e0f", "1a1b1c1d1e1f"].map(async (name) => {
    const { privateKey, publicKey } = await subtle.generateKey(curve, true, ["deriveBits"]);
    return { name, privateKey, public: hex(await subtle.exportKey("raw", publicKey)) };
  }),
);

/** Opens a letter as crates/server/src/platform/letter.rs does; nothing when it is sealed to another key. */
async function opened(key, bytes) {
  const [head, point, iv, sealed] = [bytes.slice(0, 72), bytes.slice(7, 72), bytes.slice(72, 84), bytes.slice(84)];
  if (head[0] !== 1 || hex(head.slice(1, 7)) !== key.name) return null;
  const sender = await subtle.importKey("raw", point, curve, false, []);
  const shared = await subtle.deriveBits({ name: "ECDH", public: sender }, key.privateKey, 256);
  const base = await subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const info = new TextEncoder().encode("mentorkind letter 1");
  const aes = { name: "AES-GCM", length: 256 };
  const own = await subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt: point, info }, base, aes, false, ["decrypt"]);
  const text = await subtle.decrypt({ name: "AES-GCM", iv, additionalData: head }, own, sealed);
  return JSON.parse(new TextDecoder().decode(text));
}

class Server {
  key = keys[0];
  /** What came of each letter, by its identifier. */
  outcomes = new Map();
  /** The numbers of the lines that were written, in the order in which that was done. */
  written = [];

  async take(bytes) {
    const letter = await opened(this.key, bytes);
    if (!letter) return new Response(null, { status: 422 });
    if (!this.outcomes.has(letter.id)) {
      this.outcomes.set(letter.id, letter.kind === "presence" ? "held" : "done");
      this.written.push(Number(letter.words));
    }
    return Response.json({ outcome: this.outcomes.get(letter.id) });
  }

  pen(staff) {
    const { name: key, public: point } = this.key;
    return Response.json({ staff, who: staff, name: staff, pen: `pen of ${staff}`, key, public: point, seconds: DAY / 2000 });
  }
}

/** The device: what stays when the browser is killed, and the line. */
class Tablet {
  server = new Server();
  databases = new IDBFactory();
  now = Date.UTC(2026, 2, 3, 8);
  line = true;
  tabs = [];
  /** The tab that holds the lock. */
  holder = null;
  /** How the next letters fare. */
  fates = [];
  busy = 0;

  open() {
    const tab = new Tab(this);
    this.tabs.push(tab);
    tab.queue.keepSending(() => undefined);
    return tab;
  }

  kill(tab) {
    tab.dead = true;
    tab.die();
    this.tabs = this.tabs.filter((other) => other !== tab);
    if (this.holder === tab) this.holder = null;
  }

  restore() {
    this.line = true;
    for (const tab of this.tabs) tab.online.forEach((hear) => hear());
  }

  tick() {
    this.now += 30_000;
    for (const tab of this.tabs) tab.timers.forEach((ring) => ring());
  }

  /** Until nothing happens any more by itself. */
  async settle() {
    for (let quiet = 0; quiet < 4; quiet += 1) {
      await setImmediate();
      if (this.busy > 0) quiet = 0;
    }
  }

  /** What is on disk, as it is there. */
  async kept() {
    const database = await new Promise((done) => {
      this.databases.open("queue", 1).onsuccess = (event) => done(event.target.result);
    });
    if (!database.objectStoreNames.contains("letters")) return [];
    return new Promise((done) => {
      database.transaction("letters").objectStore("letters").getAll().onsuccess = (event) => {
        database.close();
        done(event.target.result);
      };
    });
  }
}

const never = new Promise(() => undefined);

/** A page that is open, with a script of its own. What a killed one began goes on nowhere. */
class Tab {
  dead = false;
  /** It is killed when it next looks in its storage. */
  doomed = false;
  online = [];
  timers = [];
  died = new Promise((done) => (this.die = done));

  constructor(tablet) {
    this.tablet = tablet;
    const navigator = { locks: { request: (_, __, act) => this.lock(act) } };
    const window = {
      addEventListener: (type, hear) => type === "online" && this.online.push(hear),
      setInterval: (ring) => this.timers.push(ring),
    };
    const indexedDB = { open: (...how) => this.disk(...how) };
    this.queue = begin(indexedDB, (...what) => this.fetch(...what), navigator, window, { now: () => tablet.now });
  }

  disk(...how) {
    if (this.doomed) this.tablet.kill(this);
    if (this.dead) return {};
    const request = this.tablet.databases.open(...how);
    this.tablet.busy += 1;
    request.addEventListener("success", () => {
      const database = request.result;
      const close = database.close.bind(database);
      database.close = () => {
        this.tablet.busy -= 1;
        close();
      };
    });
    return request;
  }

  async lock(act) {
    if (this.dead) return never;
    const free = this.tablet.holder === null;
    if (free) this.tablet.holder = this;
    try {
      return await act(free ? {} : null);
    } finally {
      if (free && this.tablet.holder === this) this.tablet.holder = null;
    }
  }

  async fetch(path, what) {
    this.tablet.busy += 1;
    try {
      const answer = await this.sent(path, what);
      return this.dead ? never : answer;
    } catch (error) {
      if (this.dead) return never;
      throw error;
    } finally {
      this.tablet.busy -= 1;
    }
  }

  async sent(path, what) {
    const { tablet } = this;
    const gone = () => {
      throw new TypeError("no connection");
    };
    if (!tablet.line || this.dead) gone();
    if (path.endsWith("/pen")) return tablet.server.pen(path.split("/")[1]);
    const take = () => tablet.server.take(what.body);
    switch (tablet.fates.shift()) {
      case "the line breaks before":
        tablet.line = false;
        return gone();
      case "the line breaks after":
        await take();
        tablet.line = false;
        return gone();
      case "the server is killed before":
        return new Response(null, { status: 503 });
      case "the server is killed after":
        await take();
        return gone();
      case "another page answers":
        return new Response("<!doctype html><title>Log in op de wifi</title>");
      case "the browser is killed before":
        return tablet.kill(this);
      case "the browser is killed after":
        await take();
        return tablet.kill(this);
      case "the browser is killed with the answer":
        this.doomed = true;
        return take();
      default:
        return take();
    }
  }
}

const fate = fc.constantFrom(
  "arrives",
  "the line breaks before",
  "the line breaks after",
  "the server is killed before",
  "the server is killed after",
  "another page answers",
  "the browser is killed before",
  "the browser is killed after",
  "the browser is killed with the answer",
);

const step = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("anna writes", "bram writes") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "anna writes and the browser is killed",
      "the line breaks",
      "the line is back",
      "half a minute later",
      "the browser is started anew",
      "a second page is opened",
      "everybody gives the PIN again",
      "a day later",
      "the clock of the tablet is set back",
      "the server has another key",
    ),
  },
);

/** What people have written: lines that the page said it had, and lines with which it was killed. */
class Story {
  tablet = new Tablet();
  next = 0;
  sure = [];
  /** The numbers of the lines in letters that were opened before. */
  known = new Map();

  async begin() {
    this.tablet.open();
    await this.givePins();
  }

  /** The page that is looked at. One that is opened sends at once, and may be killed at that. */
  async page() {
    while (this.tablet.tabs.length === 0) {
      this.tablet.open();
      await this.tablet.settle();
    }
    return this.tablet.tabs.at(-1);
  }

  async givePins() {
    const tab = await this.page();
    for (const staff of ["anna", "bram"]) await Promise.race([tab.queue.takePen(`groups/${staff}`), tab.died]);
  }

  async write(staff, killed) {
    const tab = await this.page();
    const pen = (await Promise.race([tab.queue.pens(), tab.died]))?.find((pen) => pen.staff === staff);
    // Whose pen is of yesterday gives the PIN first.
    if (!pen) return;
    const number = this.next++;
    tab.doomed ||= killed;
    const words = { child: "noor", kind: number % 5 === 4 ? "presence" : "note", about: "", words: String(number) };
    await Promise.race([tab.queue.write(pen, words).then(() => this.sure.push(number)), tab.died]);
  }

  async step(name) {
    const { tablet } = this;
    switch (name) {
      case "anna writes":
      case "bram writes":
        await this.write(name.split(" ")[0], false);
        for (const tab of tablet.tabs.slice(-1)) void tab.queue.send().catch(() => undefined);
        break;
      case "anna writes and the browser is killed":
        await this.write("anna", true);
        break;
      case "the line breaks":
        tablet.line = false;
        break;
      case "the line is back":
        tablet.restore();
        break;
      case "half a minute later":
        tablet.tick();
        break;
      case "the browser is started anew":
        for (const tab of tablet.tabs) tablet.kill(tab);
        tablet.open();
        break;
      case "a second page is opened":
        tablet.open();
        break;
      case "everybody gives the PIN again":
        await this.givePins();
        break;
      case "a day later":
        tablet.now += DAY;
        break;
      case "the clock of the tablet is set back":
        tablet.now -= DAY;
        break;
      case "the server has another key":
        tablet.server.key = keys[1];
        break;
    }
  }

  /** Of what the page said that it had, everything is with the server or still on disk, and the page does not say less. */
  async nothingIsLost() {
    const { queue } = await this.page();
    const kept = await this.tablet.kept();
    for (const { sealed } of kept.filter(({ sealed }) => !this.known.has(hex(sealed)))) {
      const letter = (await opened(keys[0], sealed)) ?? (await opened(keys[1], sealed));
      this.known.set(hex(sealed), Number(letter.words));
    }
    const there = new Set([...this.tablet.server.written, ...kept.map(({ sealed }) => this.known.get(hex(sealed)))]);
    assert.deepEqual(this.sure.filter((number) => !there.has(number)), [], "lost");
    const counts = await queue.counts();
    assert.equal(counts.waiting + counts.stuck, kept.length, "what the page says that waits");
    return { kept, stuck: counts.stuck };
  }
}

test(`whatever breaks, ${SEQUENCES} sequences lose nothing, double nothing and keep the order`, async () => {
  let letters = 0;
  let again = 0;
  const property = fc.asyncProperty(
    // After some steps nothing more happens until all is quiet, after others the next comes at once.
    fc.array(fc.tuple(step, fc.boolean()), { minLength: 3, maxLength: 12 }),
    fc.array(fate, { maxLength: 8 }),
    async (steps, fates) => {
      const story = new Story();
      const { tablet } = story;
      await story.begin();
      await tablet.settle();
      tablet.fates = [...fates];
      for (const [one, rest] of steps) {
        await story.step(one);
        if (!rest) continue;
        await tablet.settle();
        if (tablet.tabs.length === 0 || one === "the browser is started anew") await story.nothingIsLost();
      }
      await tablet.settle();
      // All is well again: the page sends at once, and what failed at the next try.
      tablet.fates = [];
      await story.page();
      tablet.restore();
      await tablet.settle();
      tablet.tick();
      await tablet.settle();
      const { kept, stuck } = await story.nothingIsLost();
      assert.equal(kept.length, stuck, "what arrives is on the tablet no more");
      const strangers = await Promise.all(kept.map(({ sealed }) => opened(tablet.server.key, sealed)));
      assert.ok(strangers.every((letter) => letter === null), "only what the server cannot open stays");
      const { written, outcomes } = tablet.server;
      assert.deepEqual(written, [...new Set(written)].sort((a, b) => a - b), "once, in the order of writing");
      letters += written.length;
      again += outcomes.size;
    },
  );
  await fc.assert(property, { numRuns: SEQUENCES, seed: SEED });
  assert.ok(letters > SEQUENCES, `${letters} letters`);
  assert.equal(letters, again);
});

test("what waits cannot be read on the tablet, and who gave no PIN today writes nothing", async () => {
  const story = new Story();
  const { tablet } = story;
  await story.begin();
  tablet.line = false;
  const { queue } = await story.page();
  const [anna] = await queue.pens();
  await queue.write(anna, { child: "noor", kind: "note", about: "", words: "Bouwt een hoge toren" });
  const [{ sealed }] = await tablet.kept();
  assert.ok(!Buffer.from(sealed).includes("toren") && !Buffer.from(sealed).includes("noor"));
  assert.equal((await opened(keys[0], sealed)).words, "Bouwt een hoge toren");
  tablet.now += DAY;
  assert.deepEqual(await queue.pens(), []);
  await story.nothingIsLost();
  await queue.dropPens();
  assert.equal((await tablet.kept()).length, 1, "a tablet that was ended still sends what waits");
});
