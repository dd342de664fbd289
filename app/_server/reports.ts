import type { z } from "zod";
import type { ReportPreview, ReportRow, ScheduleList, ScheduleRow } from "#components/reports/views.ts";
import { readConfig } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { nextOf } from "#lib/jobs/cadence.ts";
import { currentJobs } from "#lib/jobs/current.ts";
import { accountsAsked } from "#lib/jobs/make-report.ts";
import { askedAgainAndAgain, askedReport } from "#lib/jobs/report-request.ts";
import { aboutRequest } from "#lib/jobs/report-words.ts";
import { previewOf } from "#lib/scan/report-file.ts";
import { currentStore } from "#lib/store/current.ts";
import { readCursor, writeCursor } from "#lib/store/cursor.ts";
import { askForReport, deliverAgain, getReport, keptReports, reportBytes } from "#lib/store/kept-reports.ts";
import {
  changeReportSchedule,
  createReportSchedule,
  getReportSchedule,
  reportSchedules,
} from "#lib/store/report-schedules.ts";
import type { KeptReport, NewReportSchedule, ReportRequest } from "#lib/store/report-views.ts";
import type { Page } from "#lib/store/views.ts";
import type { listReports } from "../_api/operations/reports.ts";
import { inventoryOf } from "./inventory.ts";
import { streamOf } from "./route.ts";
import { shownDestinations } from "./settings.ts";

/** A page of the reports that are kept, the latest first. */
export async function keptReportPage({
  cursor,
  limit,
  schedule,
}: z.output<(typeof listReports)["query"]>): Promise<Page<ReportRow>> {
  const [at, id] = (readCursor(cursor, ["string", "string"]) ?? []) as string[];
  const before = at !== undefined && id !== undefined ? { at, id } : undefined;
  const rows = await keptReports(currentStore().db, { schedule, before, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map(told), next: rows.length > limit && last ? writeCursor([last.askedAt, last.id]) : null };
}

/** With what it is of, in words. */
function told<Row extends { request: ReportRequest }>(row: Row): Row & { about: string } {
  return { ...row, about: aboutRequest(row.request) };
}

/** @throws AppError `not-found` */
export async function reportShown(id: string): Promise<ReportRow> {
  return told(await reportNamed(id));
}

async function reportNamed(id: string): Promise<KeptReport> {
  const report = await getReport(currentStore().db, id);
  if (!report) throw new AppError("not-found", `There is no report "${id}".`, "The screen Reports lists them.");
  return report;
}

/** @throws AppError `usage` for what is not understood, `not-found` for a destination that nobody named */
export async function askFor(report: Omit<NewReportSchedule, "cadence">): Promise<{ id: string }> {
  askedReport(report.request);
  refuseStray(report.destinations);
  const id = await askForReport(currentStore().db, report);
  currentJobs().lookForReports();
  return { id };
}

/** @throws as `askFor` */
export async function schedule(wanted: NewReportSchedule): Promise<ScheduleRow> {
  askedAgainAndAgain(wanted.request);
  refuseStray(wanted.destinations);
  return told(await createReportSchedule(currentStore().db, wanted, nextOf(wanted.cadence, new Date())));
}

/** @throws AppError `not-found` */
export async function pause(id: string, paused: boolean): Promise<ScheduleRow> {
  const { db } = currentStore();
  const known = await getReportSchedule(db, id);
  const nextAt = known ? nextOf(known.cadence, new Date()) : null;
  return told(await changeReportSchedule(db, id, { paused, nextAt }));
}

export async function scheduleList(): Promise<ScheduleList> {
  const destinations = shownDestinations(currentJobs().settings.destinations);
  return { rows: (await reportSchedules(currentStore().db)).map(told), destinations };
}

/** @throws AppError `not-found` */
export async function bringAgain(id: string, destination: string): Promise<void> {
  await deliverAgain(currentStore().db, id, destination);
  currentJobs().lookForReports();
}

/** @throws AppError as making it would */
export async function preview(request: ReportRequest): Promise<ReportPreview> {
  const { db } = currentStore();
  const { of, query } = askedReport(request);
  const accounts = await accountsAsked(db, query.account);
  const seen = await previewOf(db, of, query, { accounts, place: readConfig(), inventories: inventoryOf });
  return { ...seen, about: aboutRequest(request) };
}

/**
 * The file of a report: to save, or to look at. What is looked at may hold other people's words, so it has no more rights than a file
 * that came by mail: no scripts of this address, no cookies, nothing fetched.
 * @throws AppError `not-found`, or `conflict` while there is none
 */
export async function reportFileOf(id: string, isShown: boolean): Promise<Response> {
  const report = await reportNamed(id);
  if (!report.made) {
    const why = report.state === "failed" ? `It could not be made: ${report.why}` : "It is still being made.";
    throw new AppError("conflict", why);
  }
  const { file, mediaType, size } = report.made;
  return new Response(streamOf(reportBytes(currentStore().db, report)), {
    headers: {
      "content-type": mediaType,
      "content-length": String(size),
      "content-disposition": `${isShown ? "inline" : "attachment"}; filename="${file}"`,
      "content-security-policy": policyOf(mediaType),
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}

/** A sandbox keeps browsers from showing a PDF, in which nothing of this address runs anyway. */
function policyOf(mediaType: string): string {
  return mediaType === "application/pdf"
    ? "frame-ancestors 'none'"
    : "sandbox allow-scripts allow-popups; frame-ancestors 'none'";
}

function refuseStray(destinations: readonly string[]): void {
  const known = currentJobs().settings.destinations.map(({ name }) => name);
  const stray = destinations.find((name) => !known.includes(name));
  if (stray !== undefined)
    throw new AppError(
      "not-found",
      `There is no destination "${stray}".`,
      "Name it in sagewarden.config.json, under reports.destinations.",
    );
}
