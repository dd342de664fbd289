import { expect, test } from "vitest";
import { eachFinding, getFinding } from "#lib/store/findings-list.ts";
import { getCoverage } from "#lib/store/scans.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { account, simulator, store } from "./demo.ts";
import { scanSimulated } from "./scan-simulated.ts";

/* What regions an account has may change between scans. Some kinds of each sort will do: listed, named, finished jobs. */

const west = "us-west-2";
const kinds = ["notebook-instance", "model", "training-job", "security-group", "subnet", "kms-key", "iam-role"];
const inRegions = kinds.length - 1;

const scan = (regions: string[] | "all") => scanSimulated(store, { account, endpoint: simulator.url, regions, kinds });

async function findings(): Promise<Map<string, FindingRow>> {
  const all = new Map<string, FindingRow>();
  for await (const row of eachFinding(store.db, { account: account.id })) all.set(row.id, row);
  return all;
}
const statuses = (all: Map<string, FindingRow>) => [...all].map(([id, { status }]) => `${id} ${status}`).sort();
const unchanged = { new: 0, regressed: 0, fixed: 0, gone: 0 };

test.each([
  ["every region", "all"],
  ["a list that names it", ["us-east-1", west]],
] as const)(
  "a region that is disabled between scans of %s is out of sight and not resolved, until it is enabled again",
  async (_, wanted) => {
    const regions = wanted === "all" ? wanted : [...wanted];
    const { score } = await scan(regions);
    const before = await findings();
    account.disabledRegions.push(west);
    const view = await scan(regions);
    const closed = (await getCoverage(store.db, view.id)).filter(({ region }) => region === west);
    expect(closed).toHaveLength(inRegions);
    for (const line of closed) {
      expect(line).toMatchObject({ status: "failed", calls: 0, unlisted: true, failure: { class: "closed" } });
    }
    const after = await findings();
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    expect(view.summary?.changes).toMatchObject(unchanged);
    // Of finished jobs everything is known for good.
    const there = [...after.values()].filter(
      ({ resource, exposure }) => resource.region === west && exposure === "live",
    );
    expect(there.length).toBeGreaterThan(20);
    for (const { id, status } of there) {
      const reason = (await getFinding(store.db, account.id, id))?.reason;
      const why = "The region us-west-2 is not enabled for this account any more";
      expect([status, reason]).toEqual(["unknown", expect.stringContaining(why)]);
    }
    expect(
      [...after.values()].filter(({ id, status }) => status === "pass" && before.get(id)?.status !== "pass"),
    ).toEqual([]);
    expect(view.score?.coverage ?? 1).toBeLessThan(score?.coverage ?? 0);
    // However many scans it lasts.
    expect((await scan(regions)).summary?.changes).toMatchObject({ ...unchanged, "newly-unknown": 0 });

    account.disabledRegions.pop();
    await scan(regions);
    expect(statuses(await findings())).toEqual(statuses(before));
  },
);

test("a region that appears is read where all were asked for, and not where others were named", async () => {
  const [late, ...others] = ["eu-west-1", "us-east-1", west] as const;
  const read = async (regions: string[] | "all") => {
    const { id } = await scan(regions);
    return new Set((await getCoverage(store.db, id)).map(({ region }) => region));
  };
  account.disabledRegions.push(late);
  expect(await read(others)).not.toContain(late);
  account.disabledRegions.pop();
  expect(await read(others)).not.toContain(late);
  expect(await read("all")).toContain(late);
});
