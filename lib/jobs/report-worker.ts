import { readConfig } from "#lib/config.ts";
import { deliver } from "#lib/delivery/deliver.ts";
import { DeliveryFailed } from "#lib/delivery/delivery-failed.ts";
import type { Destination } from "#lib/delivery/destination.ts";
import { explain } from "#lib/errors.ts";
import type { Store } from "#lib/store/client.ts";
import {
  type DueDelivery,
  deliveryEnded,
  getReport,
  reportBytes,
  takeDelivery,
  takeReport,
  touchReport,
} from "#lib/store/kept-reports.ts";
import type { DueSchedule } from "#lib/store/report-schedules.ts";
import { fullScans, schedulesToLookAt, takeTurn } from "#lib/store/report-schedules.ts";
import { unfinishedScans } from "#lib/store/scans.ts";
import { nextOf } from "./cadence.ts";
import { Loop } from "./loop.ts";
import { makeReport } from "./make-report.ts";
import { accountsNamedIn } from "./report-request.ts";

export interface ReportWorker {
  /** Looks for work now instead of at the next turn. */
  look(): void;
  stop(): Promise<void>;
}

const heartbeatMs = 15_000;
/** A delivery that is not heard of for so long ended with whoever had it. */
const patienceMs = 15 * 60_000;
/** One that takes longer is given up, so that nobody else tries it meanwhile. */
const longestMs = patienceMs - 60_000;
/** After the first try, the second, and so on; then it has failed. */
const pausesMs = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 6 * 3_600_000];

/**
 * Makes the reports that are asked for or due, and brings them to where they are wanted. All of it stands in rows: of several processes one
 * takes each, and what one leaves behind another takes up.
 */
export function startReports(
  store: Store,
  { destinations, log }: { destinations: readonly Destination[]; log(message: string): void },
): ReportWorker {
  const stopping = new AbortController();
  const { signal } = stopping;
  const bringing = new Loop("Reports cannot be delivered", signal, log, async () => {
    for (;;) {
      const due = signal.aborted ? undefined : await takeDelivery(store.db, patienceMs);
      if (!due) return;
      await bring(store, due, { destinations, signal });
    }
  });
  const making = new Loop("Reports cannot be made", signal, log, async () => {
    for (;;) {
      const report = signal.aborted ? undefined : await takeReport(store.db);
      if (!report) return;
      const heart = setInterval(() => void touchReport(store.db, report).catch(() => undefined), heartbeatMs);
      await makeReport(store.db, report, readConfig(), signal)
        .catch((error: unknown) => log(`The report ${report.name} is not made yet: ${explain(error)}`))
        .finally(() => clearInterval(heart));
      bringing.look();
    }
  });
  const following = new Loop("Schedules of reports cannot be followed", signal, log, async () => {
    await askForDue(store).finally(() => making.look());
  });
  return {
    look() {
      making.look();
      bringing.look();
    },
    async stop() {
      stopping.abort();
      await Promise.all([bringing, making, following].map(({ done }) => done));
    },
  };
}

/** Asks for the reports of schedules whose time has come. @throws what is wrong with one of them, when all others have had their turn */
export async function askForDue({ db }: Pick<Store, "db">, now = new Date()): Promise<void> {
  const schedules = await schedulesToLookAt(db, now.toISOString());
  if (schedules.length === 0) return;
  const [scans, unfinished] = await Promise.all([fullScans(db), unfinishedScans(db)]);
  const busy = new Set(unfinished.map(({ account }) => account));
  const wrong: Error[] = [];
  for (const schedule of schedules) {
    if (schedule.cadence.type === "scan" && !isDueAfter(schedule, scans, busy)) continue;
    try {
      await takeTurn(db, schedule, { nextAt: nextOf(schedule.cadence, now), afterScans: scans });
    } catch (error) {
      wrong.push(new Error(`${schedule.name}: ${explain(error)}`, { cause: error }));
    }
  }
  if (wrong[0]) throw wrong[0];
}

/** True when an account of the report was scanned in full since its last, and nothing more is to come. */
function isDueAfter(
  { request, afterScans }: DueSchedule,
  scans: Readonly<Record<string, string>>,
  busy: ReadonlySet<string>,
): boolean {
  const named = accountsNamedIn(request);
  const accounts = named.length > 0 ? named : [...new Set([...Object.keys(scans), ...busy])];
  return (
    accounts.some((account) => scans[account] !== undefined && scans[account] !== afterScans[account]) &&
    !accounts.some((account) => busy.has(account))
  );
}

async function bring(
  { db }: Pick<Store, "db">,
  due: DueDelivery,
  { destinations, signal }: { destinations: readonly Destination[]; signal: AbortSignal },
): Promise<void> {
  const destination = destinations.find(({ name }) => name === due.destination);
  const report = await getReport(db, due.report);
  if (!report?.made) return;
  const { file, ...made } = report.made;
  const late = AbortSignal.timeout(longestMs);
  try {
    if (!destination)
      throw new DeliveryFailed(
        `There is no destination ${due.destination} any more.`,
        "Name it in sagewarden.config.json, under reports.destinations.",
      );
    const bytes = () => reportBytes(db, report);
    const whole = { id: report.id, name: file, ...made, bytes };
    await deliver(destination, whole, { signal: AbortSignal.any([signal, late]), environment: process.env });
    await deliveryEnded(db, due, { state: "delivered", why: null });
  } catch (error) {
    if (signal.aborted) return deliveryEnded(db, due, { againMs: 0, why: "It was interrupted." });
    await deliveryEnded(db, due, outcomeOf(late.aborted ? tooLate(due.destination, error) : error, due.attempts));
  }
}

function tooLate(destination: string, cause: unknown): DeliveryFailed {
  return new DeliveryFailed(
    `${destination} had not taken the report after ${longestMs / 60_000} minutes.`,
    "Look at what receives it there and at the network, or narrow the report.",
    { again: true, cause },
  );
}

/** What is not ours to tell may be told again. */
function outcomeOf(error: unknown, attempts: number): Parameters<typeof deliveryEnded>[2] {
  const why = explain(error);
  const isFinal = error instanceof DeliveryFailed && !error.isWorthAnotherTry;
  const pause = pausesMs[attempts - 1];
  if (isFinal || pause === undefined) return { state: "failed", why };
  const least = error instanceof DeliveryFailed ? (error.afterMs ?? 0) : 0;
  return { againMs: Math.max(pause, least), why };
}
