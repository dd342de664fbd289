import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#lib/store/client.ts";
import { setCurrentStore } from "#lib/store/current.ts";
import { insertEvents } from "#lib/store/events.ts";
import { judgeDays } from "#lib/store/sightings-judging.ts";
import { parsed, session } from "#tests/activity/records.ts";
import { newAccount } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { riskyActivity } from "../../app/_server/risky.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  setCurrentStore(store);
});
afterAll(() => store.close());

const dayMs = 86_400_000;
/** The midnight (UTC) that began yesterday: a day that is over. */
const yesterday = Math.floor(Date.now() / dayMs) * dayMs - dayMs;
const withoutMfa = {
  ...{ type: "IAMUser", userName: "ci", arn: "arn:aws:iam::482915630174:user/ci" },
  sessionContext: { attributes: { mfaAuthenticated: "false" } },
};
const at = (time: number, eventID: string, fields: Record<string, unknown>) => ({
  event: parsed({ eventTime: new Date(time).toISOString(), eventID, ...fields }),
  resources: [],
});
const deletions = (count: number) =>
  Array.from({ length: count }, (_, nth) =>
    at(yesterday + nth * 1000, `deleted-${nth}`, { eventName: "DeleteModel", userIdentity: withoutMfa }),
  );
const silenced = at(yesterday - dayMs / 2, "silenced", {
  ...{ eventSource: "cloudtrail.amazonaws.com", eventName: "StopLogging" },
  userIdentity: session("Admin", "grace", "true"),
});

async function overviewOf(events: ReturnType<typeof at>[]): Promise<string[]> {
  const id = await newAccount(store.db);
  await insertEvents(store.db, id, events);
  await judgeDays(store.db, id, { limits: {} });
  const view = {
    id,
    label: id,
    partition: "aws",
    connection: { type: "demo" },
    regions: "all",
    currentScan: null,
  } as const;
  const { risky } = await riskyActivity(view);
  return risky.map((one) => ("seen" in one ? `${one.seen.count} ${one.seen.signal}` : one.event.id));
}

test.each([100, 130])(
  "a burst of %i deletions, each a change without MFA, is one row and hides nothing",
  async (count) => {
    expect(await overviewOf([...deletions(count), silenced])).toEqual([`${count} deletions-in-a-burst`, "silenced"]);
  },
);

test("what else was done in the midst of a burst has its own row", async () => {
  const refused = at(yesterday + 120_500, "refused", {
    ...{ eventName: "DeleteModel", errorCode: "AccessDenied", userIdentity: withoutMfa },
  });
  const other = at(yesterday + 121_500, "other", { eventName: "CreateModel", userIdentity: withoutMfa });
  const anothers = at(yesterday + 122_500, "another's", {
    ...{ eventName: "DeleteModel", userIdentity: { ...withoutMfa, userName: "eve", arn: "arn:aws:iam::1:user/eve" } },
  });
  const rows = await overviewOf([...deletions(130), refused, other, anothers, silenced]);
  expect(rows).toEqual(["130 deletions-in-a-burst", "another's", "other", "refused", "silenced"]);
});

test("of what is older than a month the latest stands first, whatever it is", async () => {
  const old = at(Date.now() - 50 * dayMs, "old", { userIdentity: withoutMfa });
  const later = at(Date.now() - 40 * dayMs, "later", { tlsDetails: { tlsVersion: "TLSv1" } });
  expect(await overviewOf([old, later, silenced])).toEqual(["silenced", "later", "old"]);
});
