import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import next from "next";
import { type GateVerdict, gate, hostsOf } from "#lib/auth/gate.ts";
import { securityHeaders } from "#lib/auth/headers.ts";
import { answerSignIn } from "#lib/auth/sign-in.ts";
import { type Config, readConfig } from "#lib/config.ts";
import { AppError, explain } from "#lib/errors.ts";
import { setCurrentJobs } from "#lib/jobs/current.ts";
import { startJobs } from "#lib/jobs/queue.ts";
import { openStore } from "#lib/store/client.ts";
import { setCurrentStore } from "#lib/store/current.ts";
import { firstAccount } from "./first-account.ts";
import type { Command } from "./main.ts";
import { parseOptions } from "./options.ts";
import { signInToken } from "./sign-in-token.ts";

/** Runs the dashboard and its worker in this process until it is interrupted. */
export const serveCommand: Command = async (words, signal) => {
  const { demo, dev } = parseOptions(words, {
    demo: { type: "boolean", default: false },
    dev: { type: "boolean", default: false },
  });
  const config = readConfig();
  const root = join(import.meta.dirname, "../..");
  if (!dev && !existsSync(join(root, ".next/BUILD_ID"))) {
    throw new AppError("usage", "The pages are not built yet.", "Run npm start, which builds them, or npm run build.");
  }
  // First the things that can be refused: the port, then the data directory. Who comes early is told to come back.
  let serving: Serving | undefined;
  const server = createServer((request, response) => {
    handle(request, response, serving).catch((error: unknown) => {
      log(`A request failed: ${explain(error)}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
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
    const app = next({ dev, dir: root, hostname: config.host, port, httpServer: server });
    await app.prepare();
    stopped.unshift(() => app.close());
    const jobs = await startJobs(store, log);
    setCurrentJobs(jobs);
    stopped.unshift(() => jobs.stop());
    const welcome = await firstAccount(store.db, jobs, { demo });
    serving = {
      token,
      hosts: hostsOf(config.host, port, config.allowedHosts),
      publicFiles: await publicFiles(root),
      isDevelopment: dev,
      handler: app.getRequestHandler() as Handler,
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

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface Serving {
  token: string;
  hosts: ReadonlySet<string>;
  publicFiles: ReadonlySet<string>;
  isDevelopment: boolean;
  handler: Handler;
}

async function handle(request: IncomingMessage, response: ServerResponse, serving: Serving | undefined): Promise<void> {
  if (!serving) {
    response.writeHead(503, { "retry-after": "1", "content-type": "text/plain" });
    response.end("Sagewarden is starting.");
    return;
  }
  const url = new URL(request.url ?? "/", "http://localhost");
  const nonce = randomBytes(16).toString("base64");
  const headers = securityHeaders(nonce, serving.isDevelopment);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const { method = "GET" } = request;
  const verdict = gate({ method, path: url.pathname, search: url.search, headers: request.headers }, serving);
  if (!verdict.pass) return refuse(response, verdict);
  if (await answerSignIn(request, response, url, serving.token)) return;
  // Next takes the nonce for its own scripts from the policy on the request.
  request.headers["content-security-policy"] = headers["content-security-policy"];
  await serving.handler(request, response);
}

function refuse(response: ServerResponse, verdict: Extract<GateVerdict, { pass: false }>): void {
  if (verdict.status === 302) {
    response.writeHead(302, { location: verdict.location, "cache-control": "no-store" });
    response.end();
    return;
  }
  const { status, title, detail } = verdict;
  response.writeHead(status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...(status === 401 && { "www-authenticate": 'Bearer realm="sagewarden"' }),
  });
  response.end(JSON.stringify({ type: "about:blank", title, status, detail }));
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
