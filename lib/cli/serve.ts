import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { Server } from "node:http";
import { join } from "node:path";
import next from "next";
import { Attempts } from "#lib/auth/attempts.ts";
import { createFront, type Guarded } from "#lib/auth/front.ts";
import { ownHostsOf } from "#lib/auth/gate.ts";
import { Sessions } from "#lib/auth/sessions.ts";
import { type Config, readConfig } from "#lib/config.ts";
import { AppError, explain } from "#lib/errors.ts";
import { setCurrentJobs } from "#lib/jobs/current.ts";
import { startJobs } from "#lib/jobs/queue.ts";
import { readSettings } from "#lib/scan/settings.ts";
import { openStore } from "#lib/store/client.ts";
import { setCurrentStore } from "#lib/store/current.ts";
import { sessionStore } from "#lib/store/sessions.ts";
import { unserved } from "../../app/_api/unserved.ts";
import type { Command } from "./command.ts";
import { firstAccount } from "./first-account.ts";
import { parseOptions } from "./options.ts";
import { signInToken } from "./sign-in-token.ts";
import { goOnUnheard } from "./unheard.ts";

/** Runs the dashboard and its worker in this process until it is interrupted. */
export const serveCommand: Command = async (words, signal) => {
  const { demo, dev } = parseOptions(words, {
    demo: { type: "boolean", default: false },
    dev: { type: "boolean", default: false },
  });
  goOnUnheard();
  const config = readConfig();
  const settings = readSettings(config);
  const root = join(import.meta.dirname, "../..");
  if (!dev && !existsSync(join(root, ".next/BUILD_ID"))) {
    throw new AppError("usage", "The pages are not built yet.", "Run npm start, which builds them, or npm run build.");
  }
  // First the things that can be refused: the port, then the data directory. Who comes early is told to come back.
  let guarded: Guarded | undefined;
  const server = createFront(
    () => guarded,
    (error) => log(`A request failed: ${explain(error)}`),
  );
  const port = await listen(server, config);
  const stopped: (() => Promise<void>)[] = [];
  try {
    const store = await openStore({
      dataDir: config.dataDir,
      ...(config.databaseUrl && { databaseUrl: config.databaseUrl }),
    });
    stopped.unshift(() => store.close());
    setCurrentStore(store);
    const token = await signInToken(config);
    // Next would take the upgrades of the server that it is given for itself: it gets one that nobody can reach.
    const unreachable = new Server();
    const app = next({ dev, dir: root, hostname: config.host, port, httpServer: unreachable });
    await app.prepare();
    stopped.unshift(() => app.close());
    const pages = app.getRequestHandler();
    const jobs = await startJobs(store, { settings, log });
    setCurrentJobs(jobs);
    stopped.unshift(() => jobs.stop());
    const welcome = await firstAccount(store.db, jobs, { demo });
    const ownHosts = ownHostsOf(config.host, port);
    const allowedHosts = config.allowedHosts.map((name) => name.toLowerCase());
    guarded = {
      token,
      sessions: new Sessions(sessionStore(store.db), token),
      attempts: new Attempts(),
      hosts: new Set([...ownHosts, ...allowedHosts]),
      proxiedHosts: new Set(allowedHosts.filter((name) => !ownHosts.has(name))),
      publicFiles: await publicFiles(root),
      isDevelopment: dev,
      async handler(request, response) {
        const refused = unserved(request.method ?? "", (request.url ?? "").replace(/\?.*/s, ""));
        if (refused) response.writeHead(refused.status, refused.headers).end(refused.body);
        else await pages(request, response);
      },
      ...(dev && { upgrade: (...upgrade) => void unreachable.emit("upgrade", ...upgrade) }),
    };
    const host = config.host.includes(":") ? `[${config.host}]` : config.host;
    process.stdout.write(`\n  Sagewarden  http://${host}:${port}/sign-in?token=${token}\n\n  ${welcome}\n\n`);
    await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  } finally {
    server.close();
    server.closeAllConnections();
    for (const stop of stopped) await stop().catch((error: unknown) => log(explain(error)));
  }
  return 0;
};

function log(message: string): void {
  process.stderr.write(`${new Date().toISOString()} ${message}\n`);
}

function listen(server: Server, config: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const what = error.code === "EADDRINUSE" ? "is in use by another program" : `cannot be used (${error.code})`;
      reject(
        new AppError(
          "port-in-use",
          `Port ${config.port} on ${config.host} ${what}.`,
          "Choose another: PORT=3001 npm start.",
        ),
      );
    });
    server.listen(config.port, config.host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : config.port);
    });
  });
}

async function publicFiles(root: string): Promise<ReadonlySet<string>> {
  const files = await readdir(join(root, "public"), { recursive: true });
  return new Set([...files.map((file) => `/${file}`), "/icon.svg", "/favicon.ico"]);
}
