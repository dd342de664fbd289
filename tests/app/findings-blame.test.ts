import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { currentStore, setCurrentStore } from "#lib/store/current.ts";
import { insertEvents } from "#lib/store/events.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { beginScan } from "#lib/store/scans.ts";
import { findingOf, identityOf, newAccount, publish, scanOf, startScan } from "#tests/store/fixtures.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { blamesAsked } from "../../app/_server/findings-blame.ts";

const accounts = ["111122223333", "444455556666"] as const;
const check = (checks as readonly Check[]).find(({ kind }) => kind === "notebook-instance")?.id ?? "";
const ids: Record<string, string> = {};
let close = async () => {};

beforeAll(async () => {
  const store = await openTestStore();
  close = () => store.close();
  setCurrentStore(store);
  for (const account of accounts) {
    await newAccount(store.db, account);
    const findings = (["fail", "fail", "pass"] as const).map((status, at) => {
      const finding = findingOf(identityOf(account, `nb-${at}`), { check, status, observed: "x" });
      ids[`${account} ${at}`] = finding.id;
      return finding;
    });
    await scanOf(store.db, account, { findings });
    const { arn } = identityOf(account, "nb-0");
    const record = {
      userIdentity: { accountId: account },
      requestParameters: { notebookInstanceName: "nb-0", field: "x" },
    };
    const event = {
      ...plainEvent,
      id: `made-${account}`,
      at: "2026-11-01T00:00:00.000Z",
      name: "CreateNotebookInstance",
    };
    await insertEvents(store.db, account, [
      { event: { ...event, errorCode: null, record }, resources: [{ arn: arn ?? "", kind: "notebook-instance" }] },
    ]);
  }
}, 60_000);

afterAll(() => close());

test("each failing finding that is asked about has its event or none, in whichever account it is; nothing else is answered", async () => {
  const asked = [...Object.values(ids), "no-such-finding"];
  const { rows } = await blamesAsked({ account: [...accounts], id: asked });
  const found = new Map(rows.map(({ id, blame }) => [id, blame && `${blame.id} ${blame.certainty}`]));
  expect(found).toEqual(
    new Map(
      accounts.flatMap((account) => [
        [ids[`${account} 0`], `made-${account} set`],
        [ids[`${account} 1`], null],
      ]),
    ),
  );
  for (const { blame } of rows) expect(blame ?? {}).not.toHaveProperty("record");
});

test("of what was fixed it is the event that did it, since it last failed; what passed all along has none", async () => {
  const { db } = currentStore();
  const account = await newAccount(db);
  const [mended, well] = [identityOf(account, "nb-0"), identityOf(account, "nb-1")];
  const scanned = async (status: "fail" | "pass", observed: string) => {
    const scan = await startScan(db, account);
    await beginScan(db, scan.id, ["us-east-1"], {});
    const findings = [findingOf(mended, { check, status, observed }), findingOf(well, { check, status: "pass" })];
    await stageFindings(db, { ...scan, findings });
    await publish(db, scan);
    return findings.map(({ id }) => id);
  };
  await scanned("fail", "x");
  const record = {
    userIdentity: { accountId: account },
    requestParameters: { notebookInstanceName: "nb-0", field: "y" },
  };
  const event = { ...plainEvent, id: "mended", at: new Date().toISOString(), errorCode: null, record };
  await insertEvents(db, account, [{ event, resources: [{ arn: mended.arn, kind: mended.kind }] }]);
  const [fixed = "", passed = ""] = await scanned("pass", "y");
  const { rows } = await blamesAsked({ account: [account], id: [fixed, passed] });
  expect(rows.map(({ id, blame }) => [id, blame?.id])).toEqual([[fixed, "mended"]]);
});

test("nobody is looked for any longer when nobody waits, before it begins or between two queries", async () => {
  const [account] = accounts;
  const id = Object.values(ids);
  await expect(blamesAsked({ account: [account], id }, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/);
  const leaving = new AbortController();
  const { db } = currentStore();
  const asked = vi.spyOn(db, "execute");
  const all = await blamesAsked({ account: [account], id }).then(() => asked.mock.calls.length);
  asked.mockClear();
  const left = blamesAsked({ account: [account], id }, { signal: leaving.signal });
  leaving.abort();
  await expect(left).rejects.toThrow(/abort/);
  expect(asked.mock.calls.length).toBeLessThan(all);
  asked.mockRestore();
});

test("without an account it is of the first, and of another's findings it says nothing", async () => {
  const { rows } = await blamesAsked({ id: [ids[`${accounts[1]} 0`] ?? ""] });
  expect(rows).toEqual([]);
  expect((await blamesAsked({ id: [] })).rows).toEqual([]);
  await expect(blamesAsked({ account: ["999999999999"], id: ["x"] })).rejects.toThrow(
    "There is no account 999999999999.",
  );
});
