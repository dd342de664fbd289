import { sessionFor } from "#lib/jobs/sessions.ts";
import type { Store } from "#lib/store/client.ts";
import { labelOf, reachAccounts, type Target } from "./accounts.ts";
import { regionsFor, type WantedAccounts } from "./connection.ts";
import { eachAccount } from "./each-account.ts";
import { progressOfSeveral } from "./progress.ts";
import { fileFor, refuseOnePlace, writeReport } from "./report-file.ts";
import { codeOf, type ScanJob, scanAccount } from "./scan-account.ts";
import { type Result, summaryTable, worstOf } from "./summary.ts";

type Scanned = Result & { code: number };

/**
 * Scans several accounts, a few at once: AWS's rates are each account's own, and most of a scan is waiting for them. Each has a report
 * in a file of its own, which is written and let go of as soon as its scan has ended. Answers the exit code of the worst.
 */
export async function scanSeveral(accounts: Exclude<WantedAccounts, { type: "one" }>, job: ScanJob): Promise<number> {
  const { output, signal } = job;
  refuseOnePlace(output, job.place !== undefined);
  const { targets, missed } = await reachAccounts(accounts, (message) => process.stderr.write(`${message}\n`));
  if (output !== undefined) for (const { id } of targets) fileFor(output, id);
  const progress = progressOfSeveral(targets.length);
  const scan = async (target: Target, store: Store | undefined): Promise<Scanned> => {
    const { id, name, connection } = target;
    const label = labelOf(target);
    const log = (message: string) => progress.say(`${label}: ${message}`);
    const shown = progress.of(label);
    try {
      const session = await sessionFor(connection);
      const places = await regionsFor(session, job.regions, { named: job.named, log });
      const { report, ...result } = await scanAccount({ session, connection, name, ...places }, job, {
        store,
        log,
        shown,
      });
      if (output !== undefined) await writeReport(job.render(report), fileFor(output, id));
      return { ...result, code: codeOf(session, result, job) };
    } finally {
      shown.end();
    }
  };
  const scanAll = (work: (target: Target) => Promise<Scanned>) =>
    eachAccount(targets, { atOnce: job.atOnce, signal, say: progress.say }, work);
  const ended = await scanInto(job, scan, scanAll);
  missed.push(...ended.missed);
  process.stderr.write(`\n${summaryTable(ended.done, missed)}`);
  return worstOf([...ended.done.map(({ result }) => result.code), ...missed.map(() => 1)]);
}

/** One database for what is kept; one for each account, and as long as it takes, where only the activity needs one. */
async function scanInto<Ended>(
  { place, activity }: ScanJob,
  scan: (target: Target, store: Store | undefined) => Promise<Scanned>,
  scanAll: (work: (target: Target) => Promise<Scanned>) => Promise<Ended>,
): Promise<Ended> {
  if (!place && !activity) return scanAll((target) => scan(target, undefined));
  const { withStore } = await import("./scan-kept.ts");
  if (place) return withStore(place, (store) => scanAll((target) => scan(target, store)));
  return scanAll((target) => withStore(undefined, (store) => scan(target, store)));
}
