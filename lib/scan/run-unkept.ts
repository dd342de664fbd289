import { randomBytes, randomUUID } from "node:crypto";
import type { AwsSession } from "#lib/aws/session.ts";
import type { CheckOptions } from "#lib/checks/options.ts";
import { AppError } from "#lib/errors.ts";
import type { Report } from "#lib/reports/report.ts";
import type { Connection, ScanOptions, ScanProgress, ScanView } from "#lib/store/views.ts";
import type { Acceptance } from "#lib/waivers/acceptance.ts";
import { perform } from "./perform.ts";
import { Progress } from "./progress.ts";
import { shownConnection } from "./shown-connection.ts";
import { Unkept } from "./unkept.ts";
import { unkeptReport } from "./unkept-report.ts";

export interface UnkeptRun {
  session: AwsSession;
  connection: Connection;
  checkOptions: CheckOptions;
  /** What somebody accepted; undefined accepts nothing. */
  accepted?: Acceptance | undefined;
  signal: AbortSignal;
  /** Hears of defects; never of secrets. */
  log(message: string): void;
  /** Hears now and then how far it is. */
  tell?(progress: ScanProgress): void;
}

/** Scans an account for its report alone, without a database. @throws AppError `cancelled` when the signal aborts. */
export async function runUnkept(
  options: ScanOptions,
  { session, connection, checkOptions, accepted, signal, log, tell }: UnkeptRun,
): Promise<{ report: Report } & Pick<ScanView, "score" | "summary">> {
  const progress = new Progress(async (state) => {
    const { calls, throttles } = session.budgets;
    tell?.({ ...state, calls, throttles });
  });
  const store = new Unkept();
  const salt = randomBytes(32).toString("base64url");
  try {
    const result = await perform({ options, checkOptions, accepted, session, store, salt, progress, signal, log });
    const { regions: _, watch: _watch, ...asked } = options;
    const { horizonDays } = asked;
    const { calls, throttles } = session.budgets;
    const finishedAt = new Date().toISOString();
    const scan = { ...result, id: randomUUID(), horizonDays, finishedAt, checkOptions };
    const whole = { connection: shownConnection(connection), options: { ...asked, checks: checkOptions } };
    const report = unkeptReport(
      { ...scan, ...whole, progress: { calls, throttles } },
      store,
      result.inventory,
      accepted,
    );
    return { report, score: result.score, summary: result.summary };
  } catch (error) {
    if (signal.aborted) throw new AppError("cancelled", "The scan was cancelled.");
    throw error;
  } finally {
    await progress.end();
  }
}
