import { expect, test } from "vitest";
import { kindsInEvents } from "#lib/activity/service-paths.ts";
import { eventSources } from "#lib/activity/sources.ts";
import { unwatchedKinds } from "#lib/activity/unwatched.ts";
import { everyCollector, factsOf, servicesOf } from "#lib/inventory/kinds.ts";

test("a kind is watched, or is named among those that are not, or hangs on one that is", () => {
  const unwatched = new Set(unwatchedKinds());
  const sources = new Set(eventSources.map(({ source }) => source.replace(".amazonaws.com", "")));
  for (const one of everyCollector()) {
    const isWatched = servicesOf(one).some((service) => sources.has(service));
    const hangs = one.tellsOf !== undefined || one.withoutArn === true;
    expect(unwatched.has(one.label), one.kind).toBe(!isWatched && !hangs);
  }
  // What events are taken to be about is watched, where its service's events are read.
  const told = kindsInEvents.filter((kind) => !unwatched.has(factsOf(kind)?.label ?? ""));
  expect(told).toContain("iam-role");
  expect(told.length).toBeGreaterThan(20);
});
