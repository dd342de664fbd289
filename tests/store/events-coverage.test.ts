import { expect, test } from "vitest";
import { openStore } from "#lib/store/client.ts";
import { activityStore } from "#lib/store/events.ts";
import { activityCoverage } from "#lib/store/events-coverage.ts";

test("a region counts as covered once every source of it was read to its end", async () => {
  const store = await openStore({ memory: true });
  try {
    const activity = activityStore(store.db, "111122223333");
    await activity.finish("us-east-1", "sagemaker.amazonaws.com", "2026-11-22T10:00:00.000Z");
    await activity.finish("us-east-1", "iam.amazonaws.com", "2026-11-22T09:00:00.000Z");
    // A sync that was cut off, and one whose second source never ended.
    const reached = { newest: "2026-11-22T10:00:00.000Z", oldest: "2026-11-01T10:00:00.000Z" };
    await activity.reach("eu-west-1", "sagemaker.amazonaws.com", reached);
    await activity.finish("us-west-2", "sagemaker.amazonaws.com", "2026-11-22T10:00:00.000Z");
    await activity.reach("us-west-2", "iam.amazonaws.com", reached);

    expect(await activityCoverage(store.db, "111122223333")).toEqual([
      { region: "us-east-1", newest: "2026-11-22T09:00:00.000Z" },
    ]);
    expect(await activityCoverage(store.db, "999999999999")).toEqual([]);
  } finally {
    await store.close();
  }
}, 60_000);
