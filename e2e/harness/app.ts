import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ahead } from './days.ts';
import { type Database, type Engine, freshDatabase } from './database.ts';

const binary =
  process.env.MENTORKIND_BINARY ?? fileURLToPath(new URL('../../target/debug/mentorkind', import.meta.url));

/** A message the server sent, as /demo/mail.json tells it; the newest comes last. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  at: string;
  /** The addresses in the text, in order. */
  links: string[];
}

export interface CommandOptions {
  /** Files to write in the folder the command runs in: name → content. */
  files?: Record<string, string>;
  /** The exit status the test expects; another one is an error. */
  status?: number;
}

export interface CommandResult {
  stdout: string;
  stderr: string;
}

/** A sign-in of the demo: no two have the same role. */
export interface DemoSignIn {
  role: string;
  email: string;
  password: string;
}

/** One server process on a free port of loopback, with a database of its own. */
export class App {
  readonly baseURL: string;
  /** People who have chosen a password in this database. See sign-in.ts. */
  readonly welcomed = new Set<string>();
  readonly demoSignIns: DemoSignIn[] = [];
  private server: ChildProcess | undefined;
  private output = '';

  private constructor(
    private readonly folder: string,
    private readonly database: Database,
    private readonly settings: Record<string, string>,
    port: number,
    private readonly watch: string,
    host: string,
  ) {
    this.baseURL = `http://${host}:${port}`;
  }

  /** `watch`: the organisation of which the server watches a folder; see `deliver`. `host`: how browsers call loopback. */
  static async start(
    engine: Engine,
    demo: boolean,
    settings: Record<string, string> = {},
    watch = '',
    host = '127.0.0.1',
  ): Promise<App> {
    const folder = await mkdtemp(join(tmpdir(), 'mentorkind-e2e-'));
    let app: App | undefined;
    try {
      app = new App(folder, await freshDatabase(engine, folder), settings, await freePort(), watch, host);
      await mkdir(join(folder, 'watched'));
      if (demo) {
        await app.makeDemo();
      }
      await app.serve();
      return app;
    } catch (error) {
      await app?.stop();
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** What the server wrote so far. */
  get log(): string {
    return this.output;
  }

  /**
   * Runs a command of the binary on the same database, in a new folder that holds `files`:
   * `app.cli(['import', '.', '--organisation', 'Zonnebloem'], { files: { 'groups.csv': table(`…`) } })`.
   */
  async cli(args: string[], { files = {}, status = 0 }: CommandOptions = {}): Promise<CommandResult> {
    const cwd = await mkdtemp(join(this.folder, 'command-'));
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(cwd, name)), { recursive: true });
      await writeFile(join(cwd, name), content);
    }
    const command = spawn(binary, args, { cwd, env: this.environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    command.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    command.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    const ended = await Promise.race([closed(command), pause(45_000, 'late' as const, { ref: false })]);
    if (ended === 'late') {
      command.kill('SIGKILL');
    }
    if (ended !== status) {
      throw new Error(`mentorkind ${args.join(' ')}: ended with ${ended}, not ${status}\n${stdout}${stderr}`);
    }
    return { stdout, stderr };
  }

  /** Brings in a planning export with the command line: name of the file → its text. A new name makes the organisation. */
  async import(organisation: string, files: Record<string, string>, ...more: string[]): Promise<CommandResult> {
    return this.cli(['import', '.', '--organisation', organisation, ...more], { files });
  }

  /** Invites people of an import by e-mail. */
  async invite(organisation: string, ...emails: string[]): Promise<void> {
    for (const email of emails) {
      await this.cli(['user', 'invite', '--organisation', organisation, '--email', email]);
    }
  }

  /** Leaves an export in the watched folder, with a marker that it is complete, and waits until it is out of the way. */
  async deliver(files: Record<string, string | Buffer>): Promise<void> {
    const watched = join(this.folder, 'watched');
    for (const [name, content] of Object.entries({ ...files, klaar: '' })) {
      await writeFile(join(watched, name), content);
    }
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; await pause(100)) {
      if (!(await readdir(watched)).includes('klaar')) {
        return;
      }
    }
    throw new Error('The export was not taken from the watched folder within 20 seconds');
  }

  /** Every message sent so far, or only those to one address. */
  async mails(to?: string): Promise<Mail[]> {
    const response = await fetch(`${this.baseURL}/demo/mail.json`, { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) {
      throw new Error(`/demo/mail.json answered ${response.status}`);
    }
    const sent = (await response.json()) as (Omit<Mail, 'links'> & { links?: string[] })[];
    const mails = sent.map((mail) => ({ ...mail, links: mail.links ?? mail.text.match(/https?:\/\/\S+/g) ?? [] }));
    return to === undefined ? mails : mails.filter((mail) => mail.to.includes(to));
  }

  /** Waits until a message to this address is there (mail is sent by a job) and gives the newest. */
  async mailTo(to: string): Promise<Mail> {
    for (const deadline = Date.now() + 10_000; Date.now() < deadline; await pause(100)) {
      const newest = (await this.mails(to)).at(-1);
      if (newest) {
        return newest;
      }
    }
    throw new Error(`No mail to ${to} within 10 seconds`);
  }

  readonly clock = {
    /** Moves the server's clock that many days on. */
    forward: (days: number) => this.moveClock({ days: String(days) }),
    /** What the server's clock says. */
    now: () => this.readClock(),
    /** Sets the server's clock to a date or moment, such as `2026-03-02`. */
    to: (moment: string) => this.moveClock({ to: moment }),
  };

  /** Kills the server as when its power is cut, and starts it again on the same database. */
  async crash(): Promise<void> {
    const server = this.server;
    if (server?.pid !== undefined && server.exitCode === null && server.signalCode === null) {
      const end = closed(server);
      server.kill('SIGKILL');
      await end;
    }
    await this.serve();
  }

  /** Ends the server, which must stop by itself when asked, and removes the database. */
  async stop(): Promise<void> {
    let late = false;
    const server = this.server;
    if (server?.pid !== undefined && server.exitCode === null && server.signalCode === null) {
      const end = closed(server);
      server.kill('SIGTERM');
      late = (await Promise.race([end.then(() => 'ended'), pause(15_000, 'late', { ref: false })])) === 'late';
      if (late) {
        server.kill('SIGKILL');
        await end;
      }
    }
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
    if (late) {
      throw new Error(`The server did not stop within 15 seconds of SIGTERM\n${this.output.slice(-4000)}`);
    }
  }

  private environment(): NodeJS.ProcessEnv {
    // Settings of the developer's own shell must not decide a test.
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('MENTORKIND_'));
    return {
      ...Object.fromEntries(inherited),
      MENTORKIND_DATABASE_URL: this.database.url,
      MENTORKIND_LISTEN: `127.0.0.1:${new URL(this.baseURL).port}`,
      MENTORKIND_BASE_URL: this.baseURL,
      MENTORKIND_MAIL: join(this.folder, 'mail'),
      MENTORKIND_DEMO: 'true',
      MENTORKIND_DEMO_AHEAD: String(ahead),
      ...(this.watch && {
        MENTORKIND_WATCH: `[{organisation=${JSON.stringify(this.watch)},folder="${join(this.folder, 'watched')}"}]`,
      }),
      ...this.settings,
    };
  }

  private async makeDemo(): Promise<void> {
    const { stdout } = await this.cli(['demo']);
    for (const line of stdout.split('\n')) {
      const [role, email, password, ...more] = line.trim().split(/\s{2,}/);
      if (role && email?.includes('@') && password && more.length === 0) {
        this.demoSignIns.push({ role, email, password });
      }
    }
  }

  private async serve(): Promise<void> {
    const server = spawn(binary, ['serve'], {
      cwd: this.folder,
      env: this.environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.server = server;
    const kill = () => server.kill('SIGKILL');
    process.once('exit', kill);
    server.once('close', () => process.off('exit', kill));
    server.once('error', (error) => (this.output += `${error}\n`));
    for (const stream of [server.stdout, server.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => (this.output += chunk));
    }
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; await pause(50)) {
      if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) {
        throw new Error(`The server ended at once\n${this.output}`);
      }
      const ready = await fetch(`${this.baseURL}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
      if (ready?.ok) {
        return;
      }
    }
    throw new Error(`The server was not ready within 30 seconds\n${this.output}`);
  }

  private async readClock(): Promise<Date> {
    const page = await (await fetch(`${this.baseURL}/demo/clock`, { signal: AbortSignal.timeout(10_000) })).text();
    const moment = /\d{4}-\d\d-\d\dT[\d:.]+Z/.exec(page)?.[0];
    if (moment === undefined) {
      throw new Error(`/demo/clock says no moment: ${page}`);
    }
    return new Date(moment);
  }

  private async moveClock(to: Record<string, string>): Promise<void> {
    const response = await fetch(`${this.baseURL}/demo/clock`, {
      method: 'POST',
      headers: { origin: this.baseURL },
      body: new URLSearchParams(to),
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
    if (response.status >= 400) {
      throw new Error(`/demo/clock answered ${response.status}: ${await response.text()}`);
    }
  }
}

/** The exit status, or the signal, once the process and its output have ended. */
function closed(process: ChildProcess): Promise<number | string> {
  return new Promise((resolve, reject) => {
    process.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
    process.once('error', reject);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
