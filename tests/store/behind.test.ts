import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sql } from "#lib/store/drizzle.ts";
import { insertEvents, type NewEvent } from "#lib/store/events.ts";
import { getEvent, listEvents } from "#lib/store/events-list.ts";
import { query } from "#lib/store/query.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { newAccount } from "./fixtures.ts";

const account = "111122223333";
const event = (id: string, userIdentity: object, behind: string | null = null): NewEvent => ({
  event: {
    ...plainEvent,
    ...{ id, at: "2026-11-22T10:00:00.000Z", name: "CreateTrainingJob", actor: "studio-exec/SageMaker" },
    ...{ actorType: "AssumedRole", sourceIdentity: "bob", behind, address: "", record: { userIdentity } },
  },
  resources: [],
});

test("who stands behind an event is kept, found by a search, and told for events from before it was kept", async () => {
  const store = await openTestStore();
  try {
    await newAccount(store.db, account);
    const user = { onBehalfOf: { userId: "94482488-3041" } };
    await insertEvents(store.db, account, [
      event("new", user, "identity-center/94482488-3041"),
      event("old", user),
      event("nobody", { onBehalfOf: { userId: "" } }),
    ]);
    const behind = async (id: string) => (await getEvent(store.db, account, id))?.behind;
    expect(await behind("new")).toBe("identity-center/94482488-3041");
    expect((await listEvents(store.db, { account, q: "94482488" })).rows.map(({ id }) => id)).toEqual(["new"]);
    expect((await listEvents(store.db, { account, q: "BOB" })).rows).toHaveLength(3);

    const migrations = globSync("lib/store/migrations/*.sql").map((file) => readFileSync(file, "utf8"));
    const backfill = migrations.flatMap((text) => /UPDATE "events" SET "behind"[^;]*;/.exec(text)?.[0] ?? []);
    expect(backfill).toHaveLength(1);
    // As the tables were at that migration.
    await query(store.db, sql`alter table events add column record json`);
    await query(store.db, sql`update events set record = r.record from event_records r where r.event = id`);
    await query(store.db, sql.raw(backfill[0] ?? ""));
    expect([await behind("old"), await behind("nobody")]).toEqual(["identity-center/94482488-3041", null]);
  } finally {
    await store.close();
  }
}, 60_000);
