import { expect, test } from "vitest";
import { readSettings } from "#lib/scan/settings.ts";
import { settingsView, usualReach } from "../../app/_server/settings.ts";

const set = (scan: { horizonDays: number | "all"; cap?: number | "all" }) => ({ ...readSettings(), scan });

test("the cap that is shown is the one in effect, set or not", () => {
  const capsOf = (scan: Parameters<typeof set>[0]) => [settingsView(set(scan)).cap, usualReach(set(scan)).cap];
  expect(capsOf({ horizonDays: 90 })).toEqual([10_000, 10_000]);
  // Of all history nothing is left out; the form offers so many days beside it.
  expect(capsOf({ horizonDays: "all" })).toEqual(["all", 10_000]);
  expect(capsOf({ horizonDays: "all", cap: 7 })).toEqual([7, 7]);
  expect(capsOf({ horizonDays: 30, cap: "all" })).toEqual(["all", "all"]);
  expect(usualReach(set({ horizonDays: 30 }))).toMatchObject({ isAll: false, days: 30 });
  expect(usualReach(set({ horizonDays: "all" }))).toMatchObject({ isAll: true, days: 90 });
});
