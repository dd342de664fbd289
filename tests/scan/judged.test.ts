import { expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { scanUnkept } from "./scan-unkept.ts";

test("no live resource of the demo account is without a judgement of some check", async () => {
  const account = demoAccount({ now: new Date("2026-11-20T12:00:00Z") });
  const simulator = await startSimulator({ account, enforceLimits: false });
  try {
    const regions = account.regions.map(({ name }) => name);
    const { store } = await scanUnkept({ endpoint: simulator.url, regions });
    const live = [...store.resources()].filter(({ exposure }) => exposure === "live");
    expect(live.length).toBeGreaterThan(500);
    expect(live.flatMap(({ identity, judged }) => (judged === 0 ? `${identity.kind} ${identity.arn}` : []))).toEqual(
      [],
    );
  } finally {
    await simulator.close();
  }
});
