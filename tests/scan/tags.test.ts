import { afterAll, beforeAll, expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import type { Store } from "#lib/store/client.ts";
import { eachResource } from "#lib/store/resources-list.ts";
import type { ResourceRow } from "#lib/store/views.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { scanSimulated } from "./scan-simulated.ts";

const account = demoAccount({ now: new Date() });
const models = account.regions.find(({ name }) => name === "us-east-1")?.sagemaker.models ?? [];
let simulator: Simulator;
let store: Store;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
  store = await openTestStore();
});
afterAll(async () => {
  await store.close();
  await simulator.close();
});

async function scanned(kinds: string[]): Promise<Map<string, ResourceRow>> {
  await scanSimulated(store, { account, endpoint: simulator.url, kinds });
  const rows = new Map<string, ResourceRow>();
  for await (const row of eachResource(store.db, { account: account.id, kind: ["model"] })) rows.set(row.arn, row);
  return rows;
}

test("a scan says of each resource how it is tagged and whose it is; denied, that it does not know", async () => {
  const read = await scanned(["model", "resource-tags"]);
  expect(read.size).toBe(models.length);
  for (const { ModelArn = "", Tags = [] } of models) {
    expect(read.get(ModelArn)?.tags).toEqual(Tags.map(({ Key, Value }) => ({ key: Key, value: Value })));
    const team = Tags.find(({ Key }) => Key === "Team")?.Value;
    if (team) expect(read.get(ModelArn)?.owner).toBe(team);
  }
  expect([...read.values()].filter(({ tags }) => tags?.length === 0).length).toBeGreaterThan(0);

  simulator.setFaults([{ action: "tag:GetResources", kind: "denied" }]);
  const denied = await scanned(["model", "resource-tags"]);
  simulator.setFaults([]);
  expect([...denied.values()].map(({ tags, owner }) => ({ tags, owner }))).toEqual(
    models.map(() => ({ tags: null, owner: null })),
  );
});
