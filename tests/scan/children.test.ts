import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import type { Fault } from "#lib/simulator/faults.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import type { Store } from "#lib/store/client.ts";
import { eachResource, getResource } from "#lib/store/resources-list.ts";
import { getCoverage } from "#lib/store/scans.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { scanSimulated } from "./scan-simulated.ts";

/* A kind that is listed parent by parent: nodes of clusters. One list that fails says nothing of the others. */

let account: ReturnType<typeof demoAccount>;
let simulator: Simulator;
let store: Store;

beforeEach(async () => {
  account = demoAccount({ now: new Date() });
  simulator = await startSimulator({ account, enforceLimits: false });
  store = await openTestStore();
}, 60_000);
afterEach(async () => {
  await store.close();
  await simulator.close();
});

async function scan(...faults: Fault[]) {
  simulator.setFaults(faults);
  const view = await scanSimulated(store, { account, endpoint: simulator.url, kinds: ["cluster", "cluster-node"] });
  simulator.setFaults([]);
  const seen: { cluster: string; failed: boolean }[] = [];
  for await (const { kind, name, failure } of eachResource(store.db, { account: account.id })) {
    if (kind === "cluster-node") seen.push({ cluster: name.split("/")[0] ?? "", failed: failure !== null });
  }
  const counted = ([cluster, of]: [string, typeof seen]) => {
    const failed = of.filter((one) => one.failed).length;
    return [cluster, { failed, read: of.length - failed }] as const;
  };
  const nodes = Object.fromEntries([...Map.groupBy(seen, ({ cluster }) => cluster)].map(counted));
  const line = (await getCoverage(store.db, view.id)).find(({ action }) => action === "sagemaker:ListClusterNodes");
  return { view, nodes, line };
}

/** The older cluster is listed first. */
const oneList: Fault = { action: "sagemaker:ListClusterNodes", kind: "denied", times: 1 };
const whole = { "search-llm": { failed: 0, read: 4 }, "llm-sandbox": { failed: 0, read: 2 } };

describe("the nodes of one cluster", () => {
  test("that are listed no more stay, unread, and the other cluster's are read", async () => {
    const first = await scan();
    expect(first.nodes).toEqual(whole);
    expect(first.line).toMatchObject({ status: "complete", unlisted: false });

    for (let more = 0; more < 2; more++) {
      const later = await scan(oneList);
      expect(later.nodes).toEqual({ ...whole, "search-llm": { failed: 4, read: 0 } });
      expect(later.line).toMatchObject({ status: "denied", unlisted: true, calls: 2, failures: 1 });
      expect(later.view.summary?.changes).toMatchObject({ gone: 0, fixed: 0 });
      expect(later.view.score?.coverage ?? 1).toBeLessThan(first.view.score?.coverage ?? 0);
      expect(later.view.score?.value ?? 0).toBeLessThanOrEqual(first.view.score?.value ?? 0);
    }

    const again = await scan();
    expect(again.nodes).toEqual(whole);
    expect(again.view.score).toEqual(first.view.score);
  }, 60_000);

  test("that never could be listed are said to be missing", async () => {
    const { nodes, line, view } = await scan(oneList);
    expect(nodes).toEqual({ "llm-sandbox": whole["llm-sandbox"] });
    expect(line).toMatchObject({ status: "denied", unlisted: true, permission: "sagemaker:ListClusterNodes" });
    expect(view.score?.coverage ?? 1).toBeLessThan(1);
  }, 60_000);

  test.each(["html", "error-500", "disconnect", "repeat-token"] as const)(
    "whose list ends with %s stay too",
    async (kind) => {
      await scan();
      // The SDK tries again what may pass.
      const times = kind === "repeat-token" ? 2 : 3;
      const { nodes, line, view } = await scan({ ...oneList, kind, times });
      for (const [cluster, { read }] of Object.entries(whole)) {
        expect((nodes[cluster]?.failed ?? 0) + (nodes[cluster]?.read ?? 0)).toBe(read);
      }
      expect(line).toMatchObject({ status: "failed", unlisted: true });
      expect(view.summary?.changes).toMatchObject({ gone: 0 });
    },
    120_000,
  );

  test("are gone with it", async () => {
    await scan();
    const [east] = account.regions;
    if (!east) throw new Error("The demo has no region.");
    east.sagemaker.clusters = east.sagemaker.clusters.filter(({ ClusterName }) => ClusterName !== "search-llm");
    const { nodes, line } = await scan();
    expect(nodes).toEqual({ "llm-sandbox": whole["llm-sandbox"] });
    expect(line).toMatchObject({ status: "complete" });
  }, 60_000);

  test("are gone when they are replaced, and only they", async () => {
    await scan();
    const [east] = account.regions;
    if (!east) throw new Error("The demo has no region.");
    const [node, ...others] = east.sagemaker.clusterNodes;
    if (!node) throw new Error("The demo has no node.");
    const InstanceId = "i-0feedfacefeedface";
    east.sagemaker.clusterNodes = [...others, { ...node, InstanceId, NodeId: InstanceId }];
    expect((await scan()).nodes).toEqual(whole);
    const cluster = east.sagemaker.clusters.find(({ ClusterName }) => ClusterName === node.ClusterName);
    const arnOf = (id: string) => `${cluster?.ClusterArn}#${id}`;
    expect(await getResource(store.db, account.id, arnOf(node.NodeId))).toBeUndefined();
    expect(await getResource(store.db, account.id, arnOf(InstanceId))).toMatchObject({ failure: null });
  }, 60_000);
});
