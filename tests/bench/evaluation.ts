/* Check evaluations per second on one core: every check on every reading of the demo account, over and over. */

import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { defaultOptions } from "#lib/checks/options.ts";
import type { Collector } from "#lib/collectors/define.ts";
import { collectors } from "#lib/collectors/index.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { checksByKind, evaluateReading } from "#lib/scoring/evaluate.ts";
import { collectOne, regions } from "#tests/collectors/collect-one.ts";
import { count, report } from "./figures.ts";
import { simulated } from "./simulated.ts";

const account = await simulated({ account: "demo", latencyMs: 0, enforceLimits: false });
const readings: Reading[] = [];
const coverage: Coverage[] = [];
for (const collector of collectors as readonly Collector<string, unknown>[]) {
  for (const region of collector.scope === "global" ? regions.slice(0, 1) : regions) {
    const collected = await collectOne(collector, account.url, "482915630174", region);
    readings.push(...collected.readings);
    coverage.push(...collected.coverage);
  }
}
account.stop();

const context = {
  checks: checksByKind(checks as readonly Check[]),
  inventory: new Inventory(readings, coverage),
  options: defaultOptions,
  now: new Date().toISOString(),
  onDefect: (check: string, error: unknown) => {
    throw new Error(`${check} threw`, { cause: error });
  },
};

function round(): number {
  return readings.reduce((total, reading) => total + evaluateReading(reading, context).length, 0);
}

for (let warmUp = 0; warmUp < 5; warmUp++) round();
const startedAt = performance.now();
let evaluations = 0;
while (performance.now() - startedAt < 4_000) evaluations += round();
const perSecond = evaluations / ((performance.now() - startedAt) / 1000);
report([
  {
    what: `Check evaluations on one core (${checks.length} checks, ${count(readings.length)} readings)`,
    measured: `${count(perSecond)} per second`,
    bound: "at least 100,000 per second",
    holds: perSecond >= 100_000,
  },
]);
