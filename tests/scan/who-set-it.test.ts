import { expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { scanUnkept } from "./scan-unkept.ts";

const now = new Date("2026-11-20T12:00:00Z");
const horizon = now.getTime() - 90 * 24 * 60 * 60 * 1000;

test("each live finding of weight on a resource of the last 90 days has an event that names the resource", async () => {
  const account = demoAccount({ now });
  const simulator = await startSimulator({ account, enforceLimits: false });
  try {
    const regions = account.regions.map(({ name }) => name);
    const { findings } = await scanUnkept({ endpoint: simulator.url, regions });
    const created = creations({ ...account, regions: account.regions.map(({ events: _, ...rest }) => rest) });
    const young = new Map<string, string[]>();
    for (const { status, exposure, severity, identity, check } of findings.values()) {
      if (status !== "fail" || exposure !== "live" || (severity !== "critical" && severity !== "high")) continue;
      const arn = (identity.arn ?? "").split("#")[0] ?? "";
      if ((created.get(arn) ?? 0) > horizon) young.set(arn, [...(young.get(arn) ?? []), check]);
    }
    expect(young.size).toBeGreaterThan(30);
    const writes = account.regions
      .flatMap(({ events }) => events)
      .filter(({ readOnly, errorCode }) => !readOnly && !errorCode)
      .map(({ eventSource, requestParameters, responseElements, resources }) => ({
        eventSource,
        text: JSON.stringify([requestParameters, responseElements, resources]),
      }));
    const unnamed = [...young].filter(([arn]) => {
      const name = JSON.stringify(arn.slice(arn.lastIndexOf("/") + 1));
      // A role that another service is told to use is named as well: only its own service makes it what it is.
      const own = writes.filter(({ eventSource }) => eventSource === `${arn.split(":")[2]}.amazonaws.com`);
      return !own.some(({ text }) => text.includes(arn) || text.toLowerCase().includes(name.toLowerCase()));
    });
    expect(unnamed).toEqual([]);
  } finally {
    await simulator.close();
  }
});

/** When whatever has an ARN of its own and a time says that it was made. */
function creations(account: object): Map<string, number> {
  const times = new Map<string, number>();
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== "object" || value instanceof Date) return;
    const members = Object.entries(value);
    const made = members.find(([name, member]) => /^creat/i.test(name) && member instanceof Date)?.[1] as Date;
    const arn = members.find(([name, member]) => /arn$/i.test(name) && !/role|kms|key/i.test(name) && isArn(member));
    if (made && arn) times.set(String(arn[1]), made.getTime());
    for (const [, member] of members) visit(member);
  };
  visit(account);
  return times;
}

function isArn(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("arn:");
}
