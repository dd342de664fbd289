import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { openStore, type Store, type StoreOptions } from "#lib/store/client.ts";

const server = process.env.SAGEWARDEN_TEST_DATABASE_URL;

/** A store of its own for a test: in memory, or in a new database on the server that SAGEWARDEN_TEST_DATABASE_URL names. */
export async function openTestStore(): Promise<Store> {
  if (!server) return openStore({ memory: true });
  const { databaseUrl, drop } = await newDatabase(server);
  const store = await openStore({ dataDir: "unused", databaseUrl });
  return { ...store, close: () => store.close().then(drop) };
}

/** A new, empty database on a server, and how to get rid of it. */
export async function newDatabase(url: string): Promise<{ databaseUrl: string; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const run = async (statement: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await run(`create database ${name}`);
  const databaseUrl = new URL(url);
  databaseUrl.pathname = `/${name}`;
  return { databaseUrl: databaseUrl.href, drop: () => run(`drop database if exists ${name} with (force)`) };
}

/** Where a store that outlives one process is: a data directory, or a new database on the server. */
export async function placeForStore(dataDir: string): Promise<{ place: StoreOptions; drop: () => Promise<void> }> {
  if (!server) return { place: { dataDir }, drop: async () => undefined };
  const { databaseUrl, drop } = await newDatabase(server);
  return { place: { dataDir, databaseUrl }, drop };
}
