import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { isDerived } from "#lib/inventory/derived.ts";
import { getFinding } from "#lib/store/findings-list.ts";
import { query } from "#lib/store/query.ts";
import { getResource } from "#lib/store/resources-list.ts";
import { listScans } from "#lib/store/scans.ts";
import { account, findings, noChanges, scan, simulator, statuses, store } from "./scanned-demo.ts";

describe("a scan of an account already read", () => {
  test.each([
    ["sagemaker:ListNotebookInstances", "notebook-instance", "us-west-2"],
    ["sagemaker:DescribeNotebookInstance", "notebook-instance", "us-west-2"],
    ["iam:GetAccountAuthorizationDetails", "iam-role", "global"],
    ["ec2:DescribeSecurityGroups", "security-group", "us-west-2"],
  ] as const)(
    "that lost %s leaves no %s passing or failing, says what it was, and scores no better",
    async (action, kind, region) => {
      const before = await findings();
      const [earlier] = (await listScans(store.db, account.id)).rows;
      simulator.setFaults([{ action, kind: "denied" }]);
      const first = await scan();
      const view = await scan();
      const after = await findings();
      expect([...before.keys()].filter((id) => !after.has(id))).toEqual([]);
      // Of a path that begins at what is out of sight it is not known whether it is there.
      const appeared = [...after].flatMap(([id, finding]) => (before.has(id) ? [] : [finding]));
      expect(appeared.filter(({ resource, status }) => !isDerived(resource.kind) || status !== "unknown")).toEqual([]);
      for (const [id, { status, readAt, resource }] of before) {
        if (resource.kind !== kind) continue;
        const detail = await getFinding(store.db, account.id, id);
        expect(detail?.status).toBe("unknown");
        const words = { pass: "it passed", fail: "it failed", "not-applicable": "it did not apply", unknown: "" }[
          status
        ];
        if (words) expect(detail?.reason).toContain(`It could not be read: ${action} was denied`);
        expect(detail?.reason).toContain(
          words && `${words} when last read at ${readAt.slice(0, 16).replace("T", " ")} UTC`,
        );
        expect(detail?.reason).toContain(`Allow ${action}`);
        // Last confirmed is the last read, however many blind scans came since.
        expect(detail?.readAt).toBe(readAt);
        const lost = await getResource(store.db, account.id, resource.arn);
        expect(lost).toMatchObject({ grade: null, score: null, readAt, failure: { action, class: "denied" } });
        expect(lost?.configuration).not.toBeNull();
      }
      expect(view.score?.value ?? 0).toBeLessThanOrEqual(earlier?.score?.value ?? 0);
      expect(view.score?.coverage ?? 1).toBeLessThan(earlier?.score?.coverage ?? 0);
      const was = [...before.values()].filter(({ resource, status }) => resource.kind === kind && status !== "unknown");
      expect(first.summary?.changes?.["newly-unknown"]).toBeGreaterThanOrEqual(was.length);
      expect(first.summary?.changes).toMatchObject({ fixed: 0, gone: 0, new: 0, regressed: 0 });
      expect(view.summary?.changes).toMatchObject(noChanges);

      // What a narrower scan did not ask for stays as it was: still out of sight.
      await scan({ kinds: ["vpc"] });
      for (const [id, { resource }] of before) {
        if (resource.kind === kind)
          expect((await findings()).get(id)).toMatchObject({ status: "unknown", isEarlier: true });
      }

      simulator.setFaults([]);
      const again = await scan();
      expect(again.summary?.changes?.["newly-readable"]).toBe(first.summary?.changes?.["newly-unknown"]);
      expect(statuses(await findings())).toEqual(statuses(before));
      const resource = [...before.values()].find((finding) => finding.resource.kind === kind)?.resource.arn ?? "";
      expect(await getResource(store.db, account.id, resource)).toMatchObject({ failure: null, region });
    },
    120_000,
  );

  test("that lists only the first page knows what was on it, and has lost the rest", async () => {
    const before = await findings();
    simulator.setFaults([{ action: "sagemaker:ListNotebookInstances", kind: "repeat-token" }]);
    await scan();
    simulator.setFaults([]);
    const after = [...(await findings()).values()].filter(({ resource }) => resource.kind === "notebook-instance");
    const read = new Set(after.filter(({ status }) => status !== "unknown").map(({ resource }) => resource.arn));
    const lost = new Set(after.filter(({ status }) => status === "unknown").map(({ resource }) => resource.arn));
    expect(read.size + lost.size).toBeGreaterThan(1);
    await scan();
    expect(statuses(await findings())).toEqual(statuses(before));
  }, 60_000);

  test("a key that only a finished job names stays, and is read again, by its alias too", async () => {
    const keys = async () => [
      ...(await query<{ arn: string; failure: unknown }>(
        store.db,
        sql`select arn, failure from resources where kind = 'kms-key' and to_seq = 2147483647 order by arn`,
      )),
    ];
    const before = await keys();
    expect(before.length).toBeGreaterThan(0);
    await scan();
    expect(await keys()).toEqual(before);
    simulator.setFaults([{ action: "kms:DescribeKey", kind: "denied" }]);
    await scan();
    const blind = await keys();
    expect(blind.map(({ arn }) => arn)).toEqual(before.map(({ arn }) => arn));
    expect(blind.every(({ failure }) => failure !== null)).toBe(true);
    simulator.setFaults([]);
    await scan();
    expect(await keys()).toEqual(before);
  }, 60_000);
});
