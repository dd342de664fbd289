import { type APIRequestContext, expect } from "@playwright/test";
import { afternoon } from "#lib/simulator/accounts/demo/afternoon.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { OwnServer } from "./own-server.ts";
import { bearer } from "./session.ts";

const dayMs = 86_400_000;
/** When it is, and when its first scan was. */
export const moment = new Date("2026-11-02T09:00:00Z");
const yesterday = new Date(moment.getTime() - dayMs);
const regions = ["us-east-1", "eu-west-1"];
/** Reading events takes the longer the more there are. */
const daysOfEvents = 14;

/**
 * A dashboard over the demo account whose clock stands still, so that it shows the same each time it is made: two scans a day
 * apart, what was changed in between, a waiver and a report.
 */
export class StillDashboard {
  readonly #port: number;
  #simulator: Simulator | undefined;
  #server: OwnServer | undefined;

  constructor(port: number) {
    this.#port = port;
  }

  async start(request: APIRequestContext): Promise<void> {
    const account = demoAccount({ now: yesterday });
    const first = new Date(moment.getTime() - daysOfEvents * dayMs).toISOString();
    for (const region of account.regions) {
      region.events = region.events.filter(({ eventTime }) => eventTime >= first);
    }
    let now = yesterday;
    this.#simulator = await startSimulator({ account, enforceLimits: false, now: () => now.getTime() });
    this.#server = new OwnServer(this.#port, this.#simulator.url);
    await serveAt(this.#server, request, now);
    await this.#server.scan(request, { account: account.id, regions });
    await this.#server.stop();

    now = moment;
    await afternoon(account, now);
    await serveAt(this.#server, request, now);
    const base = this.#server.base;
    await ask(request, `${base}/api/v1/waivers`, {
      scope: { checks: ["notebook-instance/no-root-access"], resources: ["growth-reports"] },
      reason: "A package of the forecast needs root until it is rebuilt.",
      owner: "grace@northwind-analytics.example",
      ticket: "GRW-318",
      until: "2026-11-12",
      by: "grace@northwind-analytics.example",
    });
    await this.#server.scan(request, { account: account.id, regions });
    await expect.poll(() => isAllRead(request, base), { timeout: 90_000 }).toBe(true);
    await ask(request, `${base}/api/v1/reports`, {
      name: "Critical for the board",
      request: { of: "findings", query: { account: account.id, format: "html", status: "fail", severity: "critical" } },
    });
    const reports = async () => (await request.get(`${base}/api/v1/reports`, { headers: bearer })).text();
    await expect.poll(reports).toContain('"state":"made"');
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
    await this.#simulator?.close();
  }
}

/** Whether the last thing that happened in the account is known, and all before it. */
async function isAllRead(request: APIRequestContext, base: string): Promise<boolean> {
  const get = async (path: string) => (await request.get(`${base}/api/v1/${path}`, { headers: bearer })).json();
  const last: { rows: { at: string }[] } = await get("activity?name=DeleteModel&limit=1");
  const ledger: { rows: { kind: string; status: string }[] } = await get("coverage");
  const reading = ledger.rows.filter(({ kind, status }) => kind === "cloudtrail-event" && status !== "complete");
  return (last.rows[0]?.at ?? "") >= new Date(moment.getTime() - 60_000).toISOString() && reading.length === 0;
}

async function ask(request: APIRequestContext, url: string, data: unknown): Promise<void> {
  const answer = await request.post(url, { headers: bearer, data });
  expect(answer.ok(), await answer.text()).toBe(true);
}

function serveAt(server: OwnServer, request: APIRequestContext, now: Date): Promise<void> {
  return server.serve(request, {
    NODE_OPTIONS: "--import ./tests/e2e/still-clock.ts",
    SAGEWARDEN_STILL_AT: now.toISOString(),
  });
}
