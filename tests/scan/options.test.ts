import { expect, test } from "vitest";
import { defaultOptions } from "#lib/checks/options.ts";
import { formatNamed } from "#lib/reports/formats/index.ts";
import { reportOf } from "#lib/scan/report.ts";
import { eachFinding } from "#lib/store/findings-list.ts";
import { latestUnits } from "#lib/store/scans.ts";
import { wordsInside } from "#tests/reports/words-inside.ts";
import { account, simulator, store } from "./demo.ts";
import { scanSimulated } from "./scan-simulated.ts";

const check = "endpoint-config/more-than-one-instance";
const kinds = ["endpoint", "endpoint-config", "training-job"];

async function outcome() {
  const failing: string[] = [];
  for await (const one of eachFinding(store.db, { account: account.id, status: ["fail"] })) {
    if (one.check === check) failing.push(one.id);
  }
  const judgedBy = new Map((await latestUnits(store.db, account.id)).map((unit) => [unit.kind, unit.judgedBy]));
  return { failing, judgedBy };
}

test("a scan judges by the options it began with, says so in its report, and judges nothing else anew", async () => {
  await scanSimulated(store, { account, endpoint: simulator.url, kinds });
  const before = await outcome();
  const checkOptions = { ...defaultOptions, [check]: { minimumInstances: 90 } };
  const view = await scanSimulated(store, { account, endpoint: simulator.url, kinds, checkOptions });
  const after = await outcome();
  expect(after.failing.length).toBeGreaterThan(before.failing.length);
  const changed = kinds.filter((kind) => after.judgedBy.get(kind) !== before.judgedBy.get(kind));
  expect(changed).toEqual(["endpoint-config"]);

  const report = await reportOf(store.db, view);
  expect(report.checkOptions).toContainEqual(
    expect.objectContaining({ check, option: "minimumInstances", value: 90, isDefault: false }),
  );
  expect(report.checkOptions.filter(({ isDefault }) => !isDefault)).toHaveLength(1);
  const html = formatNamed("html");
  const page = await wordsInside(html, html.render(report, { passing: "counted" }));
  expect(page).toContain("minimumInstances: <b>90</b> (set)");
  expect(page).toContain("90 or more instances");
});
