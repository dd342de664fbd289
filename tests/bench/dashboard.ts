/* The dashboard in a process of its own, over a data directory. */
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { startNode } from "./children.ts";

const port = 38_341;
const token = "bench-sign-in-token-bench";

export interface Dashboard {
  /** A request as someone who is signed in. */
  get(path: string): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  /** Where a browser signs in, and then goes. */
  signIn(path: string): string;
  stop(): Promise<void>;
}

/** @throws Error when it does not come up. */
export async function startDashboard(dataDir: string, environment: Record<string, string> = {}): Promise<Dashboard> {
  const env = { ...process.env, PORT: String(port), SAGEWARDEN_TOKEN: token, SAGEWARDEN_DATA: dataDir, ...environment };
  const server = startNode(["lib/cli/main.ts", "serve"], { env, stdio: ["ignore", "ignore", "inherit"] });
  const url = (path: string) => `http://127.0.0.1:${port}${path}`;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const isUp = () =>
    fetch(url("/api/v1/health")).then(
      ({ ok }) => ok,
      () => false,
    );
  for (let attempt = 0; !(await isUp()); attempt++) {
    if (attempt > 240) throw new Error("The dashboard did not come up; run npm run build first.");
    await sleep(250);
  }
  return {
    get: (path) => fetch(url(path), { headers }),
    post: (path, body) => fetch(url(path), { method: "POST", headers, body: JSON.stringify(body) }),
    signIn: (path) => url(`/sign-in?token=${token}&next=${encodeURIComponent(path)}`),
    async stop() {
      server.kill();
      await once(server, "exit");
    },
  };
}
