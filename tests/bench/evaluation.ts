/*
 * Check evaluations per second on one core: every check on every resource of the demo account, over and over, and of an account of
 * 100,000 resources, each once. Both are scanned first, as the command line scans.
 */

import { AwsSession } from "#lib/aws/session.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { defaultOptions } from "#lib/checks/options.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { perform } from "#lib/scan/perform.ts";
import { Progress } from "#lib/scan/progress.ts";
import { Unkept } from "#lib/scan/unkept.ts";
import { checksByKind, type EvaluationContext, evaluateReading } from "#lib/scoring/evaluate.ts";
import { count, type Figure, report } from "./figures.ts";
import { type Simulated, simulated, type Wanted } from "./simulated.ts";

const bound = 100_000;

interface Scanned {
  readings: Reading[];
  context: EvaluationContext;
}

/** What one scan of an account read, finished jobs included, and what verdicts on it rest on. */
async function scan({ url }: Simulated): Promise<Scanned> {
  const source = { type: "static", accessKeyId: "AKIABENCHBENCHBENCH0", secretAccessKey: "bench" } as const;
  const store = new Unkept();
  const { inventory, startedAt } = await perform({
    options: { regions: ["us-east-1", "eu-west-1", "us-west-2"], horizonDays: "all", cap: "all" },
    checkOptions: defaultOptions,
    session: new AwsSession(source, { homeRegion: "us-east-1", endpoint: url }),
    store,
    salt: "bench",
    progress: new Progress(async () => {}),
    signal: new AbortController().signal,
    log: (message) => {
      throw new Error(message);
    },
  });
  const readings: Reading[] = [];
  for (const settled of [false, true]) {
    for await (const batch of store.readings({ settled })) readings.push(...batch);
  }
  const onDefect = (check: string, cause: unknown) => {
    throw new Error(`${check} threw`, { cause });
  };
  const byKind = checksByKind(checks as readonly Check[]);
  return { readings, context: { checks: byKind, inventory, options: defaultOptions, now: startedAt, onDefect } };
}

/** How many evaluations a second, from the processor's time: other work on the machine does not count. */
function measure({ readings, context }: Scanned, atLeastMs: number): number {
  const before = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  let evaluations = 0;
  do {
    for (const reading of readings) evaluations += evaluateReading(reading, context).length;
  } while (spent() < atLeastMs);
  return evaluations / (spent() / 1000);
}

async function figureOf(account: Wanted["account"], what: string, warmUp: boolean): Promise<Figure> {
  const server = await simulated({ account, latencyMs: 0, enforceLimits: false });
  const scanned = await scan(server);
  server.stop();
  if (warmUp) measure(scanned, 2_000);
  const perSecond = measure(scanned, warmUp ? 4_000 : 0);
  return {
    what: `Check evaluations on one core, ${what} (${checks.length} checks, ${count(scanned.readings.length)} resources)`,
    measured: `${count(perSecond)} per second`,
    bound: `at least ${count(bound)} per second`,
    holds: perSecond >= bound,
  };
}

report([
  await figureOf("demo", "the demo account again and again", true),
  await figureOf("hundred-thousand", "a large account once", false),
]);
process.exit(0);
