import { nextTime } from "#lib/jobs/cadence.ts";
import { notReached } from "#lib/jobs/sessions.ts";
import { currentStore } from "#lib/store/current.ts";
import type { NewScanSchedule, ScanSchedule } from "#lib/store/scan-schedule-views.ts";
import { changeScanSchedule, createScanSchedule, noSchedule, scanSchedules } from "#lib/store/scan-schedules.ts";
import { accountNamed } from "./account.ts";

export async function scanScheduleList(): Promise<{ rows: ScanSchedule[] }> {
  return { rows: await scanSchedules(currentStore().db) };
}

/** @throws AppError `usage` for times that are none, `not-found` for an account that is not there, `conflict` for one that was imported */
export async function scheduleScans(wanted: NewScanSchedule): Promise<ScanSchedule> {
  await refuseAccount(wanted.account);
  return createScanSchedule(currentStore().db, wanted, nextTime(wanted, new Date()));
}

/** Changes what is given. @throws AppError as `scheduleScans`, and `not-found` for a schedule that is not there */
export async function rescheduleScans(
  id: string,
  given: Partial<NewScanSchedule & { paused: boolean }>,
): Promise<ScanSchedule> {
  const changed = { ...(await scheduleNamed(id)), ...given };
  if (given.account !== undefined) await refuseAccount(given.account);
  await changeScanSchedule(currentStore().db, id, changed, nextTime(changed, new Date()));
  return scheduleNamed(id);
}

async function scheduleNamed(id: string): Promise<ScanSchedule> {
  const known = (await scanSchedules(currentStore().db)).find((one) => one.id === id);
  if (!known) throw noSchedule(id);
  return known;
}

async function refuseAccount(account: string | null): Promise<void> {
  if (account === null) return;
  const { connection } = await accountNamed(account);
  if (connection.type === "bundle") throw notReached();
}
