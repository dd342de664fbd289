import { afterAll, beforeAll, expect, test } from "vitest";
import { blameEach, blameIn, changesBehind } from "#lib/scan/blame.ts";
import { sql } from "#lib/store/drizzle.ts";
import { insertEvents } from "#lib/store/events.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { query } from "#lib/store/query.ts";
import { findingOf, identityOf, newAccount, publish, startScan } from "#tests/store/fixtures.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { openTestStore } from "#tests/support/test-store.ts";

let store: Awaited<ReturnType<typeof openTestStore>>;
beforeAll(async () => {
  store = await openTestStore();
}, 60_000);
afterAll(() => store.close());

const hour = (at: number) => `2026-11-02T${String(at).padStart(2, "0")}:00:00.000Z`;
const check = "notebook-instance/no-root-access";

interface Seen {
  status: "pass" | "fail";
  rootAccess: string;
  /** The hour at which the scan began. */
  at: number;
  isWatch?: true;
}

/** A notebook as scans saw it one after the other, and calls about it at these hours; who is blamed for the last state. */
async function blamed(scans: readonly Seen[], calls: readonly [hour: number, rootAccess: string][]) {
  const account = await newAccount(store.db);
  const identity = identityOf(account, "nb");
  const { arn, kind } = identity;
  for (const { status, rootAccess, at, isWatch } of scans) {
    const scan = await startScan(store.db, account);
    await query(
      store.db,
      sql`update scans set started_at = ${hour(at)} ${isWatch ? sql`, options = options || '{"watch": {}}'::jsonb` : sql``} where id = ${scan.id}`,
    );
    const finding = findingOf(identity, { check, status });
    const evidence = [{ path: "RootAccess", observed: rootAccess, expected: "Disabled" }];
    await stageFindings(store.db, { ...scan, findings: [{ ...finding, verdict: { status, evidence } }] });
    await publish(store.db, scan);
  }
  await insertEvents(
    store.db,
    account,
    calls.map(([at, rootAccess]) => ({
      event: {
        ...plainEvent,
        id: `at ${at}`,
        at: hour(at),
        name: "UpdateNotebookInstance",
        source: "sagemaker.amazonaws.com",
        record: {
          userIdentity: { accountId: account },
          requestParameters: { notebookInstanceName: "nb", rootAccess },
        },
      },
      resources: [{ arn, kind }],
    })),
  );
  const last = scans.at(-1);
  const [{ id, since } = { id: "", since: "" }] = await query<{ id: string; since: string }>(
    store.db,
    sql`select id, since from findings where account = ${account} order by from_seq desc limit 1`,
  );
  const finding = {
    ...{ id, since, status: "fail" as const, resource: { arn, kind, name: "nb", region: identity.region } },
    evidence: [{ path: "RootAccess", observed: last?.rootAccess, expected: "Disabled" }],
  };
  const alone = blameIn(await changesBehind(store.db, account, [finding]), finding, []);
  const among = (await blameEach(store.db, account, [finding], () => [])).get(id);
  expect(alone).toEqual(among);
  return alone?.id;
}

const passed: Seen = { status: "pass", rootAccess: "Disabled", at: 3 };
const fails: Seen = { status: "fail", rootAccess: "Enabled", at: 8 };

test("who set it before it was seen to be well has not undone that, even where nobody else is known", async () => {
  expect(await blamed([fails], [[1, "Enabled"]])).toBe("at 1");
  expect(await blamed([passed, fails], [[1, "Enabled"]])).toBeUndefined();
  expect(
    await blamed(
      [passed, fails],
      [
        [1, "Enabled"],
        [5, "Enabled"],
      ],
    ),
  ).toBe("at 5");
});

test("where the same was seen while it passed, the verdict changed and not the field: who set it then is who set it", async () => {
  expect(await blamed([{ ...passed, rootAccess: "Enabled" }, fails], [[1, "Enabled"]])).toBe("at 1");
});

test("a watch saw only what it read: what it carried on is not seen to be well", async () => {
  const scans = [passed, { ...fails, rootAccess: "x", status: "pass", at: 6, isWatch: true }, fails] as const;
  expect(await blamed([passed, { ...passed, at: 6, isWatch: true }, fails], [[4, "Enabled"]])).toBe("at 4");
  expect(await blamed(scans, [[4, "Enabled"]])).toBe("at 4");
});
