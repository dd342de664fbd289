import { expect, test } from "vitest";
import { exampleFile } from "#components/settings/settings-view.ts";
import { readSettings, settingsIn } from "#lib/scan/settings.ts";
import { patterns } from "#lib/signals/patterns/index.ts";
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

test("the example on the screen is a file that is taken, and what it sets is shown as set", () => {
  const { shared, own, signals } = settingsView(settingsIn(exampleFile, "the example"));
  const changed = [...shared, ...own, ...signals].filter(({ isDefault }) => !isDefault);
  expect(changed.map(({ option }) => option)).toEqual([
    "trustedAccounts",
    "longestIdleMinutes",
    "refusals-in-a-burst.calls",
  ]);
});

test("each limit of each signal is shown with what it may be", () => {
  const { signals } = settingsView(readSettings());
  expect(signals.map(({ option }) => option)).toEqual(
    patterns.flatMap(({ id, limits }) => Object.keys(limits.shape).map((limit) => `${id}.${limit}`)),
  );
  for (const one of signals) {
    expect(one.is, one.option).not.toBe("");
    expect(one, one.option).toMatchObject({ isDefault: true, checks: [], signal: expect.any(String) });
  }
});

test("where reports may be brought is told, and nothing of a webhook but its origin", () => {
  const destinations = {
    share: { folder: "/srv/reports" },
    vault: { bucket: "the-vault", region: "eu-west-1", owner: "482915630174", prefix: "all/" },
    chat: { webhook: "https://hooks.example.com:8443/T0KEN?key=s3cret", secretVariable: "CHAT" },
  };
  const view = settingsView(settingsIn(JSON.stringify({ reports: { destinations } }), "f.json"));
  expect(view.destinations).toEqual([
    { name: "share", type: "folder", place: "/srv/reports" },
    { name: "vault", type: "bucket", place: "s3://the-vault/all/" },
    { name: "chat", type: "webhook", place: "https://hooks.example.com:8443" },
  ]);
  expect(JSON.stringify(view)).not.toMatch(/T0KEN|s3cret/);
});
