import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type APIRequestContext, expect } from "@playwright/test";
import { bearer, token } from "./session.ts";

/** A dashboard of its own, whose credentials lead to an account that a test plays. */
export class OwnServer {
  readonly base: string;
  readonly #env: NodeJS.ProcessEnv;
  #process: ChildProcess | undefined;

  /** Not served yet. `url`: where the account is played. */
  constructor(port: number, url: string) {
    this.base = `http://127.0.0.1:${port}`;
    this.#env = {
      ...process.env,
      PORT: String(port),
      SAGEWARDEN_TOKEN: token,
      SAGEWARDEN_DATA: mkdtempSync(join(tmpdir(), "sagewarden-e2e-")),
      AWS_ENDPOINT_URL: url,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "example",
    };
  }

  /** `more`: of the environment. What was kept the last time is still there. */
  async serve(request: APIRequestContext, more: Readonly<Record<string, string>> = {}): Promise<void> {
    const env = { ...this.#env, ...more };
    this.#process = spawn(process.execPath, ["lib/cli/main.ts", "serve"], {
      stdio: ["ignore", "ignore", "inherit"],
      env,
    });
    const status = async () =>
      (await request.get(`${this.base}/api/v1/scans`, { headers: bearer }).catch(() => null))?.status();
    await expect.poll(status, { timeout: 90_000 }).toBe(200);
  }

  /** Scans the account to the end. */
  async scan(request: APIRequestContext, data: { account: string; regions?: readonly string[] }): Promise<void> {
    const answer = await request.post(`${this.base}/api/v1/scans`, { headers: bearer, data });
    expect(answer.status()).toBe(202);
    const { id } = await answer.json();
    const state = async () =>
      (await (await request.get(`${this.base}/api/v1/scans/${id}`, { headers: bearer })).json()).state;
    await expect.poll(state, { timeout: 90_000 }).toBe("completed");
  }

  async stop(): Promise<void> {
    if (!this.#process || this.#process.exitCode !== null) return;
    this.#process.kill("SIGTERM");
    await once(this.#process, "exit");
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
