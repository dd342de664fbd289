import { afterAll, beforeAll, expect, test } from "vitest";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { setCurrentStore } from "#lib/store/current.ts";
import { insertEvents } from "#lib/store/events.ts";
import { findingOf, identityOf, newAccount, scanOf } from "#tests/store/fixtures.ts";
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

test("without an account it is of the first, and of another's findings it says nothing", async () => {
  const { rows } = await blamesAsked({ id: [ids[`${accounts[1]} 0`] ?? ""] });
  expect(rows).toEqual([]);
  expect((await blamesAsked({ id: [] })).rows).toEqual([]);
  await expect(blamesAsked({ account: ["999999999999"], id: ["x"] })).rejects.toThrow(
    "There is no account 999999999999.",
  );
});
