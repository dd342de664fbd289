import { afterEach, expect, test } from "vitest";
import { defaultOptions } from "#lib/checks/options.ts";
import { queueWatch } from "#lib/scan/queue-watch.ts";
import { runScan } from "#lib/scan/run.ts";
import { getAccount } from "#lib/store/accounts.ts";
import { sql } from "#lib/store/drizzle.ts";
import { claimScan } from "#lib/store/leases.ts";
import { query } from "#lib/store/query.ts";
import { getResource } from "#lib/store/resources-list.ts";
import { getCoverage, getScan, listScans } from "#lib/store/scans.ts";
import { countDue } from "#lib/store/watch-due.ts";
import { fastSession } from "./scan-simulated.ts";
import { account, findings, regions, simulator, store } from "./scanned-demo.ts";
import { changed, shownIn, watch } from "./watched.ts";

const watched = (now?: Date) => watch(store, { account, endpoint: simulator.url, ...(now && { now }) });
const [region = ""] = regions;
const notebooks = () => account.regions.find(({ name }) => name === region)?.sagemaker.notebookInstances ?? [];
const notebook = (at: number) => ({ arn: notebooks()[at]?.NotebookInstanceArn ?? "", kind: "notebook-instance" });
const currentScan = async () => (await getAccount(store.db, account.id))?.currentScan;

afterEach(async () => {
  await query(store.db, sql`delete from watch_due where account = ${account.id}`);
});

test("what a watch may not read is unknown, with a line of the ledger; the others stay, and it is asked for again in an hour", async () => {
  const before = await findings();
  const { arn } = notebook(0);
  const own = [...before.values()].filter(({ resource }) => resource.arn === arn);
  expect(own.some(({ status }) => status === "pass")).toBe(true);
  await changed(store, account.id, notebook(0));
  simulator.setFaults([{ action: "sagemaker:DescribeNotebookInstance", kind: "denied" }]);
  const view = await watched();
  expect(view?.state).toBe("completed");
  const after = await findings();
  for (const [id, { status, resource, isEarlier }] of after) {
    if (resource.arn === arn) expect(status).toBe("unknown");
    else if (resource.kind === "notebook-instance") expect(status).toBe(before.get(id)?.status);
    expect(isEarlier).toBe(before.get(id)?.isEarlier ?? false);
  }
  expect(await getResource(store.db, account.id, arn)).toMatchObject({ grade: null, failure: { class: "denied" } });
  const ledger = await getCoverage(store.db, view?.id ?? "");
  const line = ledger.find(({ action }) => action === "sagemaker:DescribeNotebookInstance");
  // Of the kind as a whole all else is known.
  expect(line).toMatchObject({ status: "partial", failures: 1, failure: { class: "denied" } });
  expect(new Set(ledger.map(({ kind }) => kind)).size).toBeGreaterThan(60);

  expect(await watched()).toBeUndefined();
  simulator.setFaults([]);
  const later = await watched(new Date(Date.now() + 61 * 60_000));
  expect(later?.state).toBe("completed");
  expect((await getResource(store.db, account.id, arn))?.failure).toBeNull();
  expect([...(await findings())].map(([id, { status }]) => `${id} ${status}`).sort()).toEqual(
    [...before].map(([id, { status }]) => `${id} ${status}`).sort(),
  );
});

test("a list that a watch may not read leaves nothing of its kind passing or failing", async () => {
  await changed(store, account.id, notebook(0));
  simulator.setFaults([{ action: "sagemaker:ListNotebookInstances", kind: "denied" }]);
  await watched();
  const of = async () =>
    [...(await findings()).values()].filter(({ resource }) => resource.kind === "notebook-instance");
  expect((await of()).length).toBeGreaterThan(0);
  expect((await of()).filter(({ status }) => status !== "unknown")).toEqual([]);
  // All of it is read when its list can be again.
  simulator.setFaults([]);
  await changed(store, account.id, notebook(0));
  simulator.resetCalls();
  await watched();
  expect((await of()).some(({ status }) => status === "pass")).toBe(true);
  expect(simulator.calls().get("sagemaker:DescribeNotebookInstance")).toBe(notebooks().length);
});

test("a watch that is throttled publishes nothing, and what it was to read stays due", async () => {
  const shown = await shownIn(store, account.id);
  const before = await currentScan();
  await changed(store, account.id, notebook(0), notebook(1));
  simulator.setFaults([{ action: "sagemaker:DescribeNotebookInstance", kind: "throttled" }]);
  await expect(watched()).rejects.toThrow("could not be read");
  const [latest] = (await listScans(store.db, account.id, { limit: 1 })).rows;
  expect(latest).toMatchObject({
    state: "failed",
    watch: { resources: 2 },
    error: expect.stringContaining("stays due"),
  });
  expect(await currentScan()).toBe(before);
  expect(await shownIn(store, account.id)).toEqual(shown);
  expect(await countDue(store.db, account.id)).toBe(2);
}, 300_000);

test("interrupted in the middle, a watch goes on where it was, and leaves what one that was not leaves", async () => {
  await changed(store, account.id, notebook(0), { arn: account.iam.roles[0]?.Arn ?? "", kind: "iam-role" });
  // The one before failed, and for a while none is made.
  expect(await queueWatch(store.db, account.id)).toBeUndefined();
  const id = await queueWatch(store.db, account.id, new Date(Date.now() + 16 * 60_000));
  const run = async (pause: AbortController, isDone: (done: number) => boolean) => {
    const scan = await claimScan(store.db, id ?? "", "test");
    if (!scan) throw new Error("The watch could not be claimed.");
    await runScan(store.db, scan, {
      session: fastSession(simulator.url),
      checkOptions: defaultOptions,
      signal: new AbortController().signal,
      pause: pause.signal,
      log: () => undefined,
      tell: ({ steps }) => {
        if (isDone(steps.filter(({ state }) => state === "done").length)) pause.abort();
      },
    });
  };
  const shown = await shownIn(store, account.id);
  await expect(run(new AbortController(), (done) => done > 0)).rejects.toThrow();
  expect(await shownIn(store, account.id).then((lines) => lines.size)).toBeGreaterThan(0);
  await run(new AbortController(), () => false);
  expect(await getScan(store.db, id ?? "")).toMatchObject({ state: "completed" });
  expect(await shownIn(store, account.id)).toEqual(shown);
  expect(await countDue(store.db, account.id)).toBe(0);
});
