import { expect, test } from "vitest";
import type { Coverage } from "#lib/readings/coverage.ts";
import { sql } from "#lib/store/drizzle.ts";
import { activityStore, endEverywhere } from "#lib/store/events.ts";
import { syncPoints } from "#lib/store/events-coverage.ts";
import { query } from "#lib/store/query.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { newAccount } from "./fixtures.ts";

const account = "111122223333";
const at = ["us-east-1", "sagemaker.amazonaws.com"] as const;
const reached = { newest: "2026-11-22T10:00:00.000Z", oldest: "2026-11-01T10:00:00.000Z" };
const coverage: Coverage = {
  region: "us-east-1",
  kind: "cloudtrail-event",
  action: "cloudtrail:LookupEvents",
  status: "complete",
  calls: 3,
  failures: 0,
  unlisted: false,
};

test("a point tells how far a region was read, and what came of the latest sync", async () => {
  const store = await openTestStore();
  try {
    await newAccount(store.db, account);
    const activity = activityStore(store.db, account);
    const point = async () => (await syncPoints(store.db, account))[0];
    expect(await syncPoints(store.db, account)).toEqual([]);

    await activity.begin(...at);
    expect(await point()).toEqual({
      ...{ region: at[0], source: at[1], readTo: null, reached: null, coverage: null },
      touchedAt: expect.any(String),
    });
    await activity.reach(...at, reached);
    expect(await point()).toMatchObject({ readTo: null, reached });
    await activity.finish(...at, reached.newest, "2026-11-22T10:30:00.000Z");
    await activity.end(...at, coverage);
    expect(await point()).toMatchObject({ readTo: "2026-11-22T10:30:00.000Z", reached: null, coverage });

    await activity.begin(...at);
    expect(await point()).toMatchObject({ readTo: "2026-11-22T10:30:00.000Z", coverage: null });

    await endEverywhere(store.db, account, { class: "other", action: "", code: "credentials", message: "They ended." });
    expect(await point()).toMatchObject({
      coverage: { region: "us-east-1", status: "failed", failure: { code: "credentials" } },
    });

    // A row of a version that kept no more than the newest event.
    await query(store.db, sql`update sync_points set read_to = null, touched_at = null, coverage = null`);
    expect(await point()).toMatchObject({ readTo: reached.newest, touchedAt: null });
  } finally {
    await store.close();
  }
}, 60_000);
