import { createInterface } from "node:readline/promises";
import type { QueryPlan } from "#lib/activity/queries/engine.ts";
import { type EventQuestion, eventQuestion } from "#lib/activity/queries/question.ts";
import { tableDefinition } from "#lib/activity/queries/table-definition.ts";
import { readConfig } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { formatBytes, formatCount, formatDollars, plural } from "#lib/format.ts";
import { visible } from "#lib/invisible.ts";
import { cancelEventQuery, planEventQuery, startEventQuery } from "#lib/jobs/event-query-job.ts";
import { readSettings, type Settings } from "#lib/scan/settings.ts";
import { openStore, type Store } from "#lib/store/client.ts";
import { getEventQuery } from "#lib/store/event-queries.ts";
import type { Command } from "./command.ts";
import { commaList, isAccountId, parseOptions } from "./options.ts";

const optionTypes = {
  account: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  regions: { type: "string", default: "" },
  about: { type: "string" },
  actor: { type: "string" },
  key: { type: "string" },
  address: { type: "string" },
  event: { type: "string" },
  data: { type: "string" },
  yes: { type: "boolean", default: false },
  table: { type: "boolean", default: false },
} as const;

/**
 * Asks Athena, or an event data store, for events that are older than CloudTrail's own history, and stores them. Says first what it reads
 * and what that costs, and asks nothing before somebody agreed.
 */
export const queryEventsCommand: Command = async (words, signal) => {
  const options = parseOptions(words, optionTypes);
  const { account, data, yes, table } = options;
  if (account === undefined || !isAccountId(account)) {
    throw new AppError("usage", "--account names no account.", "It is a number of twelve digits.");
  }
  const config = readConfig();
  const settings = readSettings(config);
  if (table) {
    process.stdout.write(definition(settings, account, commaList(options.regions), options.from));
    return 0;
  }
  const question = questionIn(options);
  const { dataDir, databaseUrl } = config;
  const store = await openStore(
    data === undefined && databaseUrl ? { dataDir, databaseUrl } : { dataDir: data ?? dataDir },
  );
  try {
    const places = settings.eventQueries;
    const plan = await planEventQuery(store, places, { account, question, signal });
    process.stdout.write(planLines(plan));
    if (plan.problem !== null) return 1;
    if (!yes && !(await agreed(signal))) return 0;
    const asking = { signal, limits: settings.signalLimits };
    const { id, run } = await startEventQuery(store, places, { account, question, asking });
    process.stderr.write("It is asked. Waiting for the answer …\n");
    await run;
    // Nobody would go on with it: the dashboard may have none of these settings.
    if (signal.aborted) await cancelEventQuery(store, places, id).catch(() => undefined);
    signal.throwIfAborted();
    return await told(store, id);
  } finally {
    await store.close();
  }
};

/** @throws AppError `usage` naming the option that is wrong */
function questionIn(options: Partial<Record<keyof EventQuestion, string>>): EventQuestion {
  const { from, to, regions = "", about, actor, key, address, event } = options;
  const given = { from, to, regions: commaList(regions), about, actor, key, address, event };
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  const { success, data, error } = eventQuestion.safeParse(Object.fromEntries(said));
  if (success) return data;
  const [issue] = error.issues;
  const name = String(issue?.path[0] ?? "from");
  throw new AppError(
    "usage",
    `--${name} is not understood: ${issue?.message ?? "invalid"}.`,
    "Days are written 2025-01-31; --from and --to are both needed.",
  );
}

function planLines({ statement, reads, notes, problem }: QueryPlan): string {
  const { bytes, isEstimated, dollars, why } = reads;
  const much =
    bytes === null
      ? (why ?? "How much it reads cannot be told before.")
      : `It reads ${isEstimated ? "about " : ""}${formatBytes(bytes)}, ${formatDollars(dollars ?? 0)} by list price.`;
  const lines = [...statement.split("\n"), "", much, ...notes, ...(problem === null ? [] : [problem])];
  return lines.map((line) => `${visible(line)}\n`).join("");
}

/** Whoever has no terminal says --yes. */
async function agreed(signal: AbortSignal): Promise<boolean> {
  if (!process.stdin.isTTY) {
    process.stderr.write("Nothing was asked. Say --yes to ask it.\n");
    return false;
  }
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await reader.question("Ask it? [y/N] ", { signal })).trim());
  } finally {
    reader.close();
  }
}

/** @returns the exit code */
async function told({ db }: Store, id: string): Promise<number> {
  const row = await getEventQuery(db, id);
  if (row?.state !== "completed") {
    process.stderr.write(`${visible(row?.outcome.why ?? "It has no answer.")}\n`);
    return 1;
  }
  const { bytes, kept, known, leftOut, hasMore } = row.outcome;
  const left = Object.entries(leftOut).map(([reason, count]) => `${formatCount(count)} ${visible(reason)}`);
  process.stdout.write(
    [
      `${plural(kept, "event")} came, ${formatCount(known)} were here before${left.length > 0 ? `, left out: ${left.join("; ")}` : ""}.`,
      ...(bytes === null ? [] : [`It read ${formatBytes(bytes)}.`]),
      ...(hasMore ? ["There are more than are kept of one question: ask for less time."] : []),
    ]
      .map((line) => `${line}\n`)
      .join(""),
  );
  return 0;
}

/** @throws AppError `usage` where nobody said where the logs are, or which table is meant */
function definition(
  { trailLogs, eventQueries }: Settings,
  account: string,
  regions: string[],
  since = "2024-01-01",
): string {
  const logs = trailLogs[account];
  if (!logs) {
    throw new AppError(
      "usage",
      `No logs of a trail are named for the account ${account}, so nobody knows where the table would lie.`,
      'Name the bucket in sagewarden.config.json: {"trailLogs": {"<account>": {"bucket": "…", "region": "…"}}}.',
    );
  }
  const place = eventQueries[account];
  const { database, table } =
    place && "athena" in place ? place.athena : { database: "security_logs", table: "cloudtrail" };
  return tableDefinition({ database, table }, logs, {
    account,
    since,
    regions: regions.length > 0 ? regions : [logs.region],
  });
}
