import { afterAll, beforeAll, expect, test } from "vitest";
import { everyCollector } from "#lib/inventory/kinds.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { query } from "#lib/store/query.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { scanSimulated } from "./scan-simulated.ts";
import { account, regions, simulator, store } from "./scanned-demo.ts";
import { touch } from "./touch.ts";
import { changed, differences, shownIn, watch } from "./watched.ts";

/* A watch beside a full scan of the same changes: `store` is watched, `full` is scanned. */

let full: Store;
beforeAll(async () => {
  full = await openTestStore();
  await scanFull();
});
afterAll(() => full.close());

const [region = ""] = regions;
const scanFull = () => scanSimulated(full, { account, endpoint: simulator.url, regions });
const watched = () => watch(store, { account, endpoint: simulator.url });
const sites = () => account.regions.filter(({ name }) => name === region).map(({ sagemaker }) => sagemaker);

/** A watch and a full scan of the same: what they read alike, and the calls of the watch. */
async function both(): Promise<{ calls: Map<string, number>; differ: string[] }> {
  simulator.resetCalls();
  const view = await watched();
  const calls = simulator.calls();
  expect(view).toMatchObject({ state: "completed" });
  await scanFull();
  return { calls, differ: differences(await shownIn(store, account.id), await shownIn(full, account.id)) };
}

interface Stored {
  arn: string;
  kind: string;
  name: string;
}

/** The first of each kind that is read. */
function oneOfEach(): Promise<Stored[]> {
  const kinds = sql.join(
    everyCollector().map(({ kind }) => sql`${kind}`),
    sql`, `,
  );
  return query<Stored>(
    store.db,
    sql`select distinct on (kind) arn, kind, name from resources where account = ${account.id} and kind in (${kinds})
        and to_seq = 2147483647 and not settled and failure is null order by kind, arn`,
  );
}

/** What calls SageMaker describes one thing by. */
const describes = (calls: ReadonlyMap<string, number>) =>
  [...calls].filter(([action]) => /^(sagemaker|kms|cognito-idp|lambda):(Describe|GetFunction)/.test(action));

test("what nothing happened to is not read: no scan, no call", async () => {
  simulator.resetCalls();
  expect(await watched()).toBeUndefined();
  expect([...simulator.calls()]).toEqual([]);
});

test("one of each kind changed: a watch leaves what a full scan leaves, word for word, and describes nothing else", async () => {
  const before = await shownIn(full, account.id);
  expect(differences(await shownIn(store, account.id), before)).toEqual([]);
  const due = await oneOfEach();
  const touched = due.filter((one) => touch(account, one, region));
  await changed(store, account.id, ...due);
  const { calls, differ } = await both();
  expect(differ).toEqual([]);
  const now = await shownIn(full, account.id);
  const read = touched.filter(({ arn }) => before.get(`reading ${arn}`) !== now.get(`reading ${arn}`));
  expect(read.length).toBeGreaterThan(40);
  // What has no events of its own is read again with what it is a part of: the nodes of a cluster.
  const parts = everyCollector().filter(({ withoutArn }) => withoutArn);
  const withParent = new Set<string>(parts.flatMap(({ actions }) => actions));
  const counts = describes(calls).filter(([action]) => !withParent.has(action));
  expect(counts.length).toBeGreaterThan(25);
  expect(counts.filter(([, count]) => count > 1)).toEqual([]);
});

test("one deleted, one made, one given another role and key: the same, and what is named no more goes", async () => {
  const names = new Set<string>();
  for (const site of sites()) {
    const [gone, other] = site.notebookInstances;
    const [role] = account.iam.roles.slice(-1);
    if (!gone || !other || !role) throw new Error("The demo account has too few of them.");
    const made = {
      ...other,
      NotebookInstanceName: "made-meanwhile",
      NotebookInstanceArn: `${other.NotebookInstanceArn}-made-meanwhile`,
    };
    const key = `arn:aws:kms:${region}:${account.id}:${account.regions.find((one) => one.name === region)?.kms.keys[0]?.aliases[0]}`;
    site.notebookInstances = [...site.notebookInstances.slice(2), { ...other, RoleArn: role.Arn, KmsKeyId: key }, made];
    for (const { NotebookInstanceArn } of [gone, other, made]) names.add(NotebookInstanceArn ?? "");
  }
  await changed(store, account.id, ...[...names].map((arn) => ({ arn, kind: "notebook-instance" })));
  const { calls, differ } = await both();
  expect(differ).toEqual([]);
  expect(calls.get("sagemaker:DescribeNotebookInstance")).toBe(2);
  expect([...(await shownIn(store, account.id)).keys()].some((line) => line.endsWith("-made-meanwhile"))).toBe(true);
});

test("a role's policy that changed is judged in all that has the role", async () => {
  const role = account.iam.roles.find(({ AssumeRolePolicyDocument }) =>
    AssumeRolePolicyDocument?.includes("sagemaker"),
  );
  account.iam.roles = account.iam.roles.map((one) =>
    one === role
      ? {
          ...one,
          RolePolicyList: [
            {
              PolicyName: "everything",
              PolicyDocument: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] }),
            },
          ],
        }
      : one,
  );
  await changed(store, account.id, { arn: role?.Arn ?? "", kind: "iam-role" });
  const { calls, differ } = await both();
  expect(differ).toEqual([]);
  expect(describes(calls)).toEqual([]);
});

test("an event about what nobody knows reads a list, and finds what is there", async () => {
  await changed(store, account.id, {
    arn: `arn:aws:sagemaker:${region}:${account.id}:model/nobody-knows`,
    kind: "model",
  });
  const { calls, differ } = await both();
  expect(differ).toEqual([]);
  expect(calls.get("sagemaker:ListModels")).toBe(1);
  expect(describes(calls)).toEqual([]);
});
