import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { UnseenCallsNotice } from "#components/activity/unseen-calls.tsx";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { getAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { setCurrentStore } from "#lib/store/current.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { findingOf, identityOf, newAccount, scanOf } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { unseenCalls, unseenOf } from "../../app/_server/unseen-calls.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  setCurrentStore(store);
});
afterAll(() => store.close());

const check = "endpoint/calls-are-recorded";

async function accountWith(id: string, statuses: readonly VerdictStatus[]) {
  await newAccount(store.db, id);
  const findings = statuses.map((status, nth) =>
    findingOf({ ...identityOf(id, `e-${nth}`), kind: "endpoint" }, { check, status }),
  );
  await scanOf(store.db, id, { findings });
  const account = await getAccount(store.db, id);
  if (!account) throw new Error("The account is not there.");
  return account;
}

test("what asks whether calls are recorded says which are not seen otherwise, and nothing else does", () => {
  for (const { id, question, hides } of checks as readonly Check[])
    expect(hides !== undefined, id).toBe(question === "calls-are-recorded");
});

test("of all accounts it is counted of how many nobody keeps a record, and of how many that is not known", async () => {
  const accounts = [
    await accountWith("111122223333", ["fail", "fail", "pass", "not-applicable"]),
    await accountWith("444455556666", ["fail", "unknown"]),
  ];
  const unseen = await unseenCalls(accounts);
  expect(unseen).toEqual([{ check, label: "Endpoints", hides: "calls", nowhere: 3, doubtful: 1, elsewhere: 1 }]);
  const drawn = renderToStaticMarkup(
    createElement(UnseenCallsNotice, { unseen, account: accounts.map(({ id }) => id) }),
  );
  const text = drawn.replaceAll(/<[^>]*>/g, "|");
  expect(text).toContain("of 3 resources nobody else records it");
  expect(text).toMatch(/Endpoints: who calls them.*3 recorded nowhere.*1 not known.*1 recorded elsewhere/s);
  expect(drawn).toContain(
    `account=111122223333%2C444455556666&amp;view=list&amp;status=fail&amp;check=endpoint%2Fcalls`,
  );
});

test("an account without anything whose use is a data event is told nothing", async () => {
  expect(await unseenCalls([await accountWith("777788889999", ["not-applicable"])])).toEqual([]);
  expect(renderToStaticMarkup(createElement(UnseenCallsNotice, { unseen: [], account: null }))).toBe("");
});

test("of one resource its own finding answers", () => {
  const finding = (id: string, of: string, status: VerdictStatus) => ({ id, check: of, status }) as FindingRow;
  const others = finding("1", "endpoint/is-monitored", "fail");
  expect(unseenOf({ findings: [others] })).toBeNull();
  expect(unseenOf({ findings: [others, finding("2", check, "pass")] })).toEqual({
    finding: "2",
    status: "pass",
    hides: "calls",
  });
  expect(unseenOf({ findings: [finding("3", check, "not-applicable")] })).toBeNull();
});
