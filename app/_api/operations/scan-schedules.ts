import { z } from "zod";
import { operation, segment } from "../operation.ts";
import { changedScanSchedule, newScanSchedule, scanSchedule, scanScheduleList } from "../schemas/scan-schedule.ts";

const tag = "Scans";
const path = z.strictObject({ id: segment });
const noSchedule = "There is no such schedule.";
const imported = "The account was imported, and is not scanned here.";

export const listScanSchedules = operation({
  id: "listScanSchedules",
  method: "GET",
  url: "/api/v1/scan-schedules",
  tag,
  summary: "Scans that are started again and again, and what became of their last time",
  answer: scanScheduleList,
});

export const addScanSchedule = operation({
  id: "addScanSchedule",
  method: "POST",
  url: "/api/v1/scan-schedules",
  tag,
  summary: "Have an account, or all of them, scanned again and again",
  description:
    "`account` null is every account that there is when its time comes. A time that passed while no server ran is made up for once; an account that is being scanned then is passed over.",
  body: newScanSchedule,
  answer: scanSchedule,
  refusals: { 404: "There is no such account.", 409: imported },
});

export const changeScanSchedule = operation({
  id: "changeScanSchedule",
  method: "POST",
  url: "/api/v1/scan-schedules/{id}",
  tag,
  summary: "Change a schedule, pause it, or set it going again",
  description: "What is left out stays. Nothing is made up for of the time in which it was paused.",
  path,
  body: changedScanSchedule,
  answer: scanSchedule,
  refusals: { 404: `${noSchedule} Or there is no such account.`, 409: imported },
});

export const removeScanSchedule = operation({
  id: "removeScanSchedule",
  method: "DELETE",
  url: "/api/v1/scan-schedules/{id}",
  tag,
  summary: "Remove a schedule",
  description: "The scans that it started stay.",
  path,
  status: 204,
  refusals: { 404: noSchedule },
});
