import { globSync, mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { Attempts } from "#lib/auth/attempts.ts";
import { createFront, type Guarded } from "#lib/auth/front.ts";
import { ownHostsOf } from "#lib/auth/gate.ts";
import { Sessions } from "#lib/auth/sessions.ts";
import type { Store } from "#lib/store/client.ts";
import { sessionStore } from "#lib/store/sessions.ts";
import { unserved } from "../../app/_api/unserved.ts";

export const token = "a-token-of-some-length";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

interface Served {
  url: string;
  close(): void;
}

/** The API as it is served: the front door before the handlers of app/api, with routing like Next's in between. */
export async function serveApi(store: Store, log: (error: unknown) => void): Promise<Served> {
  const root = join(import.meta.dirname, "../..");
  // The key that bundles are signed with is made there.
  const dataDir = mkdtempSync(join(tmpdir(), "sagewarden-api-"));
  process.env.SAGEWARDEN_DATA = dataDir;
  const routes: { pattern: RegExp; methods: Record<string, Handler> }[] = [];
  const files = globSync("app/api/**/route.ts", { cwd: root });
  // What is named comes before what is a parameter.
  for (const file of files.toSorted((one, other) => Number(one.includes("[")) - Number(other.includes("[")))) {
    const path = file.replace(/^app/, "").replace(/\/route\.ts$/, "");
    const pattern = new RegExp(`^${path.replaceAll(/\[(\w+)\]/g, "(?<$1>[^/]+)")}$`);
    routes.push({ pattern, methods: (await import(join(root, file))) as Record<string, Handler> });
  }
  let guarded: Guarded | undefined;
  const front = createFront(() => guarded, log);
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  const { port } = front.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  guarded = {
    token,
    sessions: new Sessions(sessionStore(store.db), token),
    attempts: new Attempts(),
    hosts: ownHostsOf("127.0.0.1", port),
    proxiedHosts: new Set(),
    publicFiles: new Set(),
    isDevelopment: false,
    async handler(incoming, outgoing) {
      const asked = new URL(incoming.url ?? "", url);
      const refused = unserved(incoming.method ?? "", asked.pathname);
      if (refused) return void outgoing.writeHead(refused.status, refused.headers).end(refused.body);
      for (const { pattern, methods } of routes) {
        const found = pattern.exec(asked.pathname);
        const handle = methods[incoming.method ?? ""];
        if (!found || !handle) continue;
        const params = Object.entries({ ...found.groups }).map(([name, text]) => [name, decodeURIComponent(text)]);
        const context = { params: Promise.resolve(Object.fromEntries(params) as Record<string, string>) };
        return send(await handle(webRequest(incoming, outgoing, asked), context), outgoing);
      }
      throw new Error(`Nothing serves ${incoming.method} ${asked.pathname}.`);
    },
  };
  return {
    url,
    close() {
      front.closeAllConnections();
      front.close();
      delete process.env.SAGEWARDEN_DATA;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function webRequest(incoming: IncomingMessage, outgoing: ServerResponse, url: URL): Request {
  const gone = new AbortController();
  outgoing.on("close", () => gone.abort());
  const { method = "GET", headers } = incoming;
  const type = headers["content-type"];
  const body = ["POST", "PATCH"].includes(method) ? { body: Readable.toWeb(incoming) as BodyInit, duplex: "half" } : {};
  return new Request(url, { method, signal: gone.signal, ...(type && { headers: { "content-type": type } }), ...body });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  for await (const chunk of response.body ?? []) outgoing.write(chunk);
  outgoing.end();
}
