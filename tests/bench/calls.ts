/*
 * How often a scan of the demo account calls AWS, per operation, beside the least that would have done: each question asked once,
 * and of a list as many pages as its items fill. And how often the next scan calls, when nothing has changed.
 */

import type { ClientPool } from "#lib/aws/clients.ts";
import { AwsSession } from "#lib/aws/session.ts";
import { defaultOptions } from "#lib/checks/options.ts";
import { runScan } from "#lib/scan/run.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { openStore } from "#lib/store/client.ts";
import { claimScan } from "#lib/store/leases.ts";
import { createScan } from "#lib/store/scans.ts";
import { regions } from "#tests/collectors/collect-one.ts";
import { report } from "./figures.ts";
import { simulated } from "./simulated.ts";

/** One question of one operation in one region, whatever page of its answer was asked for. */
interface Question {
  operation: string;
  calls: number;
  items: number;
  pageSize?: number;
}

/** Notes what the clients of a pool are asked from now on. */
function listenTo(pool: ClientPool): Map<string, Question> {
  const questions = new Map<string, Question>();
  const get = pool.get.bind(pool);
  const heard = new WeakSet<object>();
  pool.get = async (service, region) => {
    const client = await get(service, region);
    if (heard.has(client)) return client;
    heard.add(client);
    const { middlewareStack } = client as unknown as { middlewareStack: { add(...args: unknown[]): void } };
    middlewareStack.add(
      (next: (args: unknown) => Promise<{ output: object }>, { commandName }: { commandName: string }) =>
        async (args: { input: object }) => {
          const result = await next(args);
          const operation = `${service}:${commandName.replace(/Command$/, "")}`;
          note(questions, operation, `${region} ${operation}`, args.input, result.output);
          return result;
        },
      { step: "initialize", name: "listenTo" },
    );
    return client;
  };
  return questions;
}

function note(questions: Map<string, Question>, operation: string, where: string, input: object, output: object): void {
  const rest = Object.entries(input).filter(([name]) => !/token|marker/i.test(name));
  const [, pageSize] = rest.find(([name]) => /^(max|limit|pageSize|resourcesPerPage)/i.test(name)) ?? [];
  const key = `${where} ${JSON.stringify(rest)}`;
  const question = questions.get(key) ?? { operation, calls: 0, items: 0, pageSize };
  question.calls++;
  for (const list of Object.values(output)) if (Array.isArray(list)) question.items += list.length;
  questions.set(key, question);
}

/** Of what is not asked in pages of a size, the pages that came are taken for the least. */
function leastOf({ calls, items, pageSize }: Question): number {
  return pageSize === undefined ? calls : Math.min(calls, Math.max(1, Math.ceil(items / pageSize)));
}

const account = "482915630174";
const simulator = await simulated({ account: "demo", latencyMs: 0, enforceLimits: false });
const source = { type: "static", accessKeyId: "AKIABENCH", secretAccessKey: "bench" } as const;
const store = await openStore({ memory: true });
await saveAccount(store.db, { id: account, label: "Demo", partition: "aws", connection: { type: "default" }, regions });

async function scan(): Promise<Question[]> {
  const session = new AwsSession(source, { homeRegion: "us-east-1", endpoint: simulator.url });
  session.budgets.unlimited = true;
  const questions = listenTo(session.pool);
  const { id } = await createScan(store.db, { account, regions, horizonDays: 90 });
  const claimed = await claimScan(store.db, id, "bench");
  if (!claimed) throw new Error("The scan could not be claimed.");
  await runScan(store.db, claimed, {
    session,
    checkOptions: defaultOptions,
    signal: new AbortController().signal,
    log: () => undefined,
  });
  return [...questions.values()];
}

const callsOf = (questions: Question[]) => questions.reduce((sum, { calls }) => sum + calls, 0);
const first = await scan();
const second = await scan();
await store.close();
simulator.stop();

const byOperation = Map.groupBy(first, ({ operation }) => operation);
const lines = [...byOperation].map(([operation, questions]) => ({
  operation,
  calls: callsOf(questions),
  least: questions.reduce((sum, question) => sum + leastOf(question), 0),
}));
const againBy = Map.groupBy(second, ({ operation }) => operation);
for (const { operation, calls, least } of lines)
  process.stderr.write(`${operation}: ${calls}, least ${least}, again ${callsOf(againBy.get(operation) ?? [])}\n`);
const least = lines.reduce((sum, line) => sum + line.least, 0);
const [calls, again] = [callsOf(first), callsOf(second)];
report([
  {
    what: `Calls of a first scan of the demo account (${byOperation.size} operations)`,
    measured: `${calls}`,
    bound: `at most 1.05 × ${least}: each question once, each page full`,
    holds: calls <= 1.05 * least,
  },
  {
    what: "Calls of a second scan, nothing changed",
    measured: `${again}`,
    bound: `at most 60 % of the first's: ${Math.floor(0.6 * calls)}`,
    holds: again <= 0.6 * calls,
  },
]);
process.exit(0);
