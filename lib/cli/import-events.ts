import { parseArgs } from "node:util";
import { readConfig } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { formatCount, formatDate, plural } from "#lib/format.ts";
import { visible } from "#lib/invisible.ts";
import { importFiles } from "#lib/jobs/import-job.ts";
import { eventsFingerprint } from "#lib/scan/fingerprint.ts";
import { readSettings } from "#lib/scan/settings.ts";
import { listAccounts } from "#lib/store/accounts.ts";
import { openStore, type Store } from "#lib/store/client.ts";
import { tallyDays } from "#lib/store/event-tallies.ts";
import { noteEventTexts } from "#lib/store/event-texts.ts";
import { importedSpans } from "#lib/store/events-imports.ts";
import { isJudgedBy, judgeDays } from "#lib/store/sightings-judging.ts";
import type { Command } from "./command.ts";
import { eventFiles } from "./event-files.ts";
import { ImportTable } from "./import-table.ts";
import { isAccountId } from "./options.ts";
import { keepHeapSmall } from "./small-heap.ts";

/** Stores the CloudTrail events of files, for an investigation without a way into the account. Calls nothing of AWS. */
export const importEventsCommand: Command = async (words, signal) => {
  const { paths, account, data } = wordsOf(words);
  const config = readConfig();
  const { dataDir, databaseUrl, retention } = config;
  // Before anything is stored: a mistake in them is told at once.
  const { signalLimits: limits } = readSettings(config);
  keepHeapSmall();
  const store = await openStore(
    data === undefined && databaseUrl ? { dataDir, databaseUrl } : { dataDir: data ?? dataDir },
  );
  try {
    const accounts = await accountsFor(store, account);
    const table = new ImportTable();
    const progress = progressLine();
    for await (const { name, told } of importFiles(store, eventFiles(paths), {
      accounts: new Set(accounts),
      signal,
      onProgress: (file, { records }) => progress.show(file, records),
    })) {
      table.add(name, told);
      progress.done(told.records);
      if (told.problem) progress.say(`${visible(name)}: ${visible(told.problem)}`);
    }
    progress.end();
    // The dashboard may have been started elsewhere, with a file of its own: its days stay as it sees them.
    const isOurs = await isJudgedBy(store.db, eventsFingerprint(), { limits });
    for (const one of isOurs ? accounts : []) await judgeDays(store.db, one, { limits, signal });
    process.stdout.write(
      `${table}${await spanLines(store, accounts, retention.events)}${isOurs ? "" : leftToDashboard}`,
    );
    // Whoever stops it here misses nothing: searches go without the index, until the dashboard has written the rest of it.
    if (table.kept > 0) process.stderr.write("All is stored. Writing the index of searches …\n");
    for (const id of accounts) {
      await noteEventTexts(store.db, id, signal);
      await tallyDays(store.db, id, signal);
    }
    return table.problems > 0 ? 1 : 0;
  } finally {
    await store.close();
  }
};

const leftToDashboard =
  "What only several events together tell is not looked for yet: earlier ones were looked through with other limits or by another version, so the dashboard does it when it next starts or reads activity.\n";

function wordsOf(words: string[]): { paths: string[]; account: string | undefined; data: string | undefined } {
  const options = { account: { type: "string" }, data: { type: "string" } } as const;
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: words, options, strict: true, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error);
    throw new AppError("usage", `${message}.`, "Run sagewarden help.");
  }
  const { account, data } = parsed.values;
  if (parsed.positionals.length === 0) {
    throw new AppError(
      "usage",
      "No file is named.",
      "Name files or folders of CloudTrail logs, or - for what is piped in.",
    );
  }
  if (account !== undefined && !isAccountId(account)) {
    throw new AppError("usage", `"${account}" is no account of AWS.`, "It is a number of twelve digits.");
  }
  return { paths: parsed.positionals, account, data };
}

/** Events are kept with an account that is known, since their resources are. @throws AppError `not-found` with what to do. */
async function accountsFor({ db }: Store, wanted: string | undefined): Promise<string[]> {
  const known = (await listAccounts(db)).map(({ id }) => id);
  if (wanted === undefined ? known.length > 0 : known.includes(wanted)) return wanted === undefined ? known : [wanted];
  throw new AppError(
    "not-found",
    wanted === undefined ? "No account is known here, so no event could be kept." : `There is no account ${wanted}.`,
    "Add it on the screen Accounts, or scan it with --save; its events can be imported then.",
  );
}

/** From when the events of files are, and which of them will not stay. */
async function spanLines({ db }: Store, accounts: readonly string[], keepDays: number | "all"): Promise<string> {
  const lines: string[] = [];
  const floor = keepDays === "all" ? "" : new Date(Date.now() - keepDays * 24 * 3_600_000).toISOString();
  let hasOlder = false;
  for (const account of accounts) {
    for (const { region, oldest, newest } of await importedSpans(db, account)) {
      lines.push(
        `Events of ${account} in ${visible(region)} from files: ${formatDate(oldest)} to ${formatDate(newest)}.`,
      );
      hasOlder ||= oldest < floor;
    }
  }
  if (lines.length > 0)
    lines.push("Files say nothing of what is not in them: how far CloudTrail itself was read stays as it was.");
  if (hasOlder) {
    lines.push(
      `Events older than ${plural(Number(keepDays), "day")} are dropped when the dashboard next tidies up: set SAGEWARDEN_KEEP_EVENTS to keep them.`,
    );
  }
  return lines.map((line) => `${line}\n`).join("");
}

const everyMs = { terminal: 200, elsewhere: 10_000 };

/** How far it is, on stderr: one line that is redrawn on a terminal, a line every ten seconds elsewhere. */
function progressLine() {
  const isTerminal = process.stderr.isTTY;
  const clear = isTerminal ? "\r\u001b[K" : "";
  let shownAt = performance.now();
  let before = 0;
  return {
    show(file: string, records: number) {
      if (performance.now() - shownAt < (isTerminal ? everyMs.terminal : everyMs.elsewhere)) return;
      shownAt = performance.now();
      process.stderr.write(
        `${clear}${visible(file)}  ${formatCount(before + records)} records${isTerminal ? "" : "\n"}`,
      );
    },
    done(records: number) {
      before += records;
    },
    say: (message: string) => void process.stderr.write(`${clear}${message}\n`),
    end: () => void process.stderr.write(clear),
  };
}
