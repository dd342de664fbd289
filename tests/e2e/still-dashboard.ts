import { type APIRequestContext, expect } from "@playwright/test";
import { afternoon } from "#lib/simulator/accounts/demo/afternoon.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { OwnServer } from "./own-server.ts";
import { bearer } from "./session.ts";

/** When it is. */
export const moment = new Date("2026-11-02T09:00:00Z");

const dayMs = 86_400_000;
const regions = ["us-east-1", "eu-west-1"];
/** Reading events takes the longer the more there are. */
const daysOfEvents = 14;

/** A dashboard over the demo account whose clock stands still, so that it shows the same each time it is made. */
export interface StillDashboard {
  stop(): Promise<void>;
}

/** Two scans of it, a day apart, what was changed in between, a waiver and a report. */
export async function stillDashboard(request: APIRequestContext, port: number): Promise<StillDashboard> {
  const yesterday = new Date(moment.getTime() - dayMs);
  let today = yesterday;
  const account = demoAccount({ now: yesterday });
  const first = new Date(moment.getTime() - daysOfEvents * dayMs).toISOString();
  for (const region of account.regions) {
    region.events = region.events.filter(({ eventTime }) => eventTime >= first);
  }
  const simulator = await startSimulator({ account, enforceLimits: false, now: () => today.getTime() });
  const server = new OwnServer(port, simulator.url);
  await serveAt(server, request, yesterday);
  await server.scan(request, { account: account.id, regions });
  await server.stop();

  today = moment;
  await afternoon(account, moment);
  await serveAt(server, request, moment);
  await ask("waivers", {
    scope: { checks: ["notebook-instance/no-root-access"], resources: ["growth-reports"] },
    reason: "A package of the forecast needs root until it is rebuilt.",
    owner: "grace@northwind-analytics.example",
    ticket: "GRW-318",
    until: "2026-11-12",
    by: "grace@northwind-analytics.example",
  });
  await server.scan(request, { account: account.id, regions });
  await ask("reports", {
    name: "Critical for the board",
    request: { of: "findings", query: { account: account.id, format: "html", status: "fail", severity: "critical" } },
  });
  const reports = async () => (await request.get(`${server.base}/api/v1/reports`, { headers: bearer })).text();
  await expect.poll(reports).toContain('"state":"made"');

  async function ask(what: string, data: unknown): Promise<void> {
    const answer = await request.post(`${server.base}/api/v1/${what}`, { headers: bearer, data });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
  return { stop: () => stop(server, simulator) };
}

function serveAt(server: OwnServer, request: APIRequestContext, now: Date): Promise<void> {
  return server.serve(request, {
    NODE_OPTIONS: "--import ./tests/e2e/still-clock.ts",
    SAGEWARDEN_STILL_AT: now.toISOString(),
  });
}

async function stop(server: OwnServer, simulator: Simulator): Promise<void> {
  await server.stop();
  await simulator.close();
}
