import { expect, test } from "vitest";
import { eachFinding, getFinding } from "#lib/store/findings-list.ts";
import { getCoverage } from "#lib/store/scans.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { scanSimulated } from "./scan-simulated.ts";
import { account, findings, regions, scan, simulator, statuses, store } from "./scanned-demo.ts";

/* Credentials that end while a scan runs: what was read stays, of the rest nobody says anything. */

const renew = "Renew them (for Identity Center: aws sso login";
/** The third hour: jobs, which are read first, have been read by then. */
const midway = { action: "sagemaker:DescribeEndpointConfig", kind: "expired-token" } as const;

const linesOf = (rows: FindingRow[]) => rows.map(({ check, status, resource }) => `${status} ${check} ${resource.arn}`);

test("what was read before stays, all else is unread with what to do, and nothing turns green", async () => {
  const before = await findings();
  simulator.setFaults([midway]);
  const defects: string[] = [];
  const view = await scan({ defects });
  expect(view.state).toBe("completed");
  expect(defects).toEqual([expect.stringContaining(renew)]);

  const ledger = await getCoverage(store.db, view.id);
  const expired = ledger.filter(({ failure }) => failure?.class === "expired");
  expect(expired.length).toBeGreaterThan(20);
  expect(expired.filter(({ status }) => status === "complete")).toEqual([]);
  expect(ledger.some(({ status, calls }) => status === "complete" && calls > 0)).toBe(true);

  const after = await findings();
  expect(linesOf([...after.values()].filter(({ id, status }) => !before.has(id) && status !== "unknown"))).toEqual([]);
  expect(linesOf([...before.values()].filter(({ id }) => !after.has(id)))).toEqual([]);
  const turned = [...after.values()].filter(({ id, status }) => status === "pass" && before.get(id)?.status !== "pass");
  expect(linesOf(turned)).toEqual([]);
  const lost = [...after.values()].filter(({ resource, status }) => {
    return status === "unknown" && resource.kind === "endpoint-config";
  });
  expect(lost.length).toBeGreaterThan(0);
  for (const { id } of lost) {
    const detail = await getFinding(store.db, account.id, id);
    expect(detail?.reason).toContain("sagemaker:DescribeEndpointConfig failed, since the credentials had expired");
    expect(detail?.reason).toContain(renew);
  }
  expect(view.summary?.changes).toMatchObject({ fixed: 0, gone: 0 });
  expect(view.score?.coverage ?? 1).toBeLessThan(0.9);

  // Not one call is made in vain after the end but those that were under way.
  simulator.setFaults([{ action: "*", kind: "expired-token" }]);
  await expect(scan()).rejects.toThrow("did not accept the credentials");
  simulator.setFaults([]);
  const again = await scan();
  expect(again.summary?.changes).toMatchObject({ fixed: 0, gone: 0, new: 0 });
  expect(statuses(await findings())).toEqual(statuses(before));
}, 120_000);

test("in the first scan of an account: what was read is there, and passes for what it is", async () => {
  const whole = await findings();
  const own = await openTestStore();
  simulator.setFaults([midway]);
  const view = await scanSimulated(own, { account, endpoint: simulator.url, regions });
  expect(view.state).toBe("completed");
  const judged: FindingRow[] = [];
  for await (const row of eachFinding(own.db, { account: account.id })) judged.push(row);
  await own.close();
  expect(judged.some(({ status }) => status === "pass" || status === "fail")).toBe(true);
  const turned = judged.filter(({ id, status }) => status === "pass" && whole.get(id)?.status !== "pass");
  expect(linesOf(turned)).toEqual([]);
  expect(view.score?.provisional).toBe(true);
}, 120_000);
