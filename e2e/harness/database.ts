import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';

export type Engine = 'sqlite' | 'postgres';

export interface Database {
  /** As in MENTORKIND_DATABASE_URL. */
  url: string;
  drop(): Promise<void>;
}

/** An empty database of one's own: a file in `folder`, or one in the cluster of MENTORKIND_TEST_POSTGRES. */
export async function freshDatabase(engine: Engine, folder: string): Promise<Database> {
  if (engine === 'sqlite') {
    return { url: `sqlite://${join(folder, 'mentorkind.db')}`, drop: async () => {} };
  }
  const cluster = process.env.MENTORKIND_TEST_POSTGRES;
  if (!cluster) {
    throw new Error('No PostgreSQL: run the tests as scripts/with-postgres.sh npm --prefix e2e test.');
  }
  const name = `mentorkind_e2e_${randomBytes(6).toString('hex')}`;
  const psql = (sql: string) =>
    promisify(execFile)('psql', ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', '--command', sql, cluster], {
      timeout: 30_000,
    });
  await psql(`CREATE DATABASE ${name}`);
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return { url: url.href, drop: async () => void (await psql(`DROP DATABASE ${name} WITH (FORCE)`)) };
}
