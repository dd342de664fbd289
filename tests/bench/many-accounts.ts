/*
 * An organization of 20 accounts in three regions each, at 20 ms latency under AWS's own rate limits, scanned by one process as the
 * command line does, beside the time that those limits impose on the slowest of them. The accounts are small, or two cores would be
 * what is measured: a scan asks for every list in every region whatever is there, some 600 calls of 4 ms of processor time.
 */
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Budgets } from "#lib/aws/budget.ts";
import type { AwsSession } from "#lib/aws/session.ts";
import { defaultOptions } from "#lib/checks/options.ts";
import { eachAccount } from "#lib/cli/each-account.ts";
import { readConfig } from "#lib/config.ts";
import { reachOrganization } from "#lib/jobs/reach.ts";
import { sessionFor } from "#lib/jobs/sessions.ts";
import { formatNamed } from "#lib/reports/formats/index.ts";
import { runUnkept } from "#lib/scan/run-unkept.ts";
import { regions } from "#tests/collectors/collect-one.ts";
import { count, report, seconds } from "./figures.ts";
import { roleName } from "./organization.ts";
import { simulated } from "./simulated.ts";

const simulator = await simulated({ account: "organization", latencyMs: 20, enforceLimits: true });
const keys = { AWS_ACCESS_KEY_ID: "AKIABENCHBENCHBENCH0", AWS_SECRET_ACCESS_KEY: "bench" };
Object.assign(process.env, keys, { AWS_ENDPOINT_URL: simulator.url });
const folder = await mkdtemp(join(tmpdir(), "sagewarden-bench-"));
const { signal } = new AbortController();
const format = formatNamed("json");
const atOnce = readConfig().scansAtOnce.unkept;

const startedAt = performance.now();
const { reached, left } = await reachOrganization({ roleName });
if (left.length > 0) throw new Error(left.map(({ why }) => why).join(" "));
const targets = reached.map(({ identity, ...one }) => ({ id: identity.account, ...one }));
const say = (line: string) => void process.stderr.write(`${line}\n`);
const { done, missed } = await eachAccount(targets, { atOnce, signal, say }, async ({ id, connection }) => {
  const session = await sessionFor(connection);
  const run = { session, connection, checkOptions: defaultOptions, signal, log: say };
  const { report: scanned } = await runUnkept({ regions, horizonDays: 90 }, run);
  const unread = scanned.coverage.filter(({ status }) => status === "failed" || status === "denied");
  if (unread.length > 0) throw new Error(`${unread.length} lists were not read: ${unread[0]?.error}`);
  await pipeline(Readable.from(format.render(scanned, {})), createWriteStream(join(folder, `${id}.json`)));
  return boundOf(session);
});
const took = performance.now() - startedAt;
simulator.stop();
await rm(folder, { recursive: true });
if (missed.length > 0) throw new Error(`${missed.length} accounts were not scanned.`);

/** What its slowest action takes at our rate, as it is before AWS throttles anything. */
function boundOf({ budgets }: AwsSession) {
  const unthrottled = new Budgets();
  const slowest = budgets
    .spent()
    .map(({ region, action, calls }) => ({ region, action, calls, perSecond: unthrottled.rate(region, action) }))
    .map((one) => ({ ...one, ms: (one.calls / one.perSecond) * 1000 }))
    .reduce((worst, one) => (one.ms > worst.ms ? one : worst));
  return { ...slowest, total: budgets.calls, throttles: budgets.throttles };
}

const bounds = done.map(({ result }) => result);
const slowest = bounds.reduce((worst, one) => (one.ms > worst.ms ? one : worst));
const sum = (of: (one: (typeof bounds)[number]) => number) => bounds.reduce((total, one) => total + of(one), 0);
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const used = `${seconds((userCPUTime + systemCPUTime) / 1_000)} of processor time, peak memory ${count(maxRSS / 2 ** 10)} MB`;
report([
  {
    what: `${done.length} small accounts × ${regions.length} regions scanned by one process, ${atOnce} at once, 20 ms latency, AWS's rate limits (${count(sum(({ total }) => total))} calls, ${sum(({ throttles }) => throttles)} throttles, ${used})`,
    measured: seconds(took),
    bound: `1.5 × ${seconds(slowest.ms)}, the slowest account's (${slowest.calls} × ${slowest.action} in ${slowest.region} at ${slowest.perSecond}/s)`,
    holds: took <= 1.5 * slowest.ms,
  },
]);
process.exit(0);
