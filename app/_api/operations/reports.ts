import { z } from "zod";
import { word } from "#lib/query-schema.ts";
import { formats } from "#lib/reports/formats/index.ts";
import { pageParams } from "../../_search-params/common.ts";
import { operation, segment } from "../operation.ts";
import { describe } from "../schemas/describe.ts";
import {
  askedRequest,
  keptReport,
  keptReportPage,
  newReport,
  newReportSchedule,
  reportPreview,
  reportSchedule,
  scheduleList,
} from "../schemas/kept-report.ts";

const tag = "Reports";
const path = z.strictObject({ id: segment });
const noReport = "There is no such report.";
const noSchedule = "There is no such schedule.";

export const listReports = operation({
  id: "listReports",
  method: "GET",
  url: "/api/v1/reports",
  tag,
  summary: "Reports that were made and are kept, the latest first",
  query: z.strictObject({ ...pageParams, schedule: word.optional() }),
  answer: keptReportPage,
});

export const makeReport = operation({
  id: "makeReport",
  method: "POST",
  url: "/api/v1/reports",
  tag,
  summary: "Make a report, keep it, and bring it to destinations",
  description: "Answers its id at once; how it goes is in the list.",
  body: newReport,
  status: 202,
  answer: describe<{ id: string }>("AskedReport")(z.object({ id: z.string() })),
  refusals: { 404: "There is no such destination." },
});

export const previewReport = operation({
  id: "previewReport",
  method: "POST",
  url: "/api/v1/reports/preview",
  tag,
  summary: "What a report would tell of if it were made now",
  body: z.strictObject({ request: askedRequest }),
  answer: reportPreview,
  refusals: { 404: "There is no such account, or no scan of it yet.", 409: "A scan that it is of has not ended." },
});

export const getReport = operation({
  id: "getReport",
  method: "GET",
  url: "/api/v1/reports/{id}",
  tag,
  summary: "One report and its deliveries",
  path,
  answer: keptReport,
  refusals: { 404: noReport },
});

export const removeReport = operation({
  id: "removeReport",
  method: "DELETE",
  url: "/api/v1/reports/{id}",
  tag,
  summary: "Remove a report",
  description: "What was delivered stays where it is.",
  path,
  status: 204,
  refusals: { 404: noReport },
});

export const downloadReport = operation({
  id: "downloadReport",
  method: "GET",
  url: "/api/v1/reports/{id}/file",
  tag,
  summary: "The bytes of a report as they were made",
  path,
  query: z.strictObject({ show: z.enum(["true"]).optional() }),
  media: [...new Set(formats.map(({ mediaType }) => mediaType.replace(/;.*/, "")))],
  refusals: { 404: noReport, 409: "It has not been made yet, or could not be made." },
});

export const deliverReport = operation({
  id: "deliverReport",
  method: "POST",
  url: "/api/v1/reports/{id}/deliveries/{destination}",
  tag,
  summary: "Bring a report to a destination once more",
  path: path.extend({ destination: segment }),
  status: 202,
  refusals: { 404: "There is no such delivery, or it is under way." },
});

export const listReportSchedules = operation({
  id: "listReportSchedules",
  method: "GET",
  url: "/api/v1/report-schedules",
  tag,
  summary: "Reports that are made again and again, and where they may be brought",
  answer: scheduleList,
});

export const addReportSchedule = operation({
  id: "addReportSchedule",
  method: "POST",
  url: "/api/v1/report-schedules",
  tag,
  summary: "Have a report made again and again",
  body: newReportSchedule,
  answer: reportSchedule,
  refusals: { 404: "There is no such destination." },
});

export const changeReportSchedule = operation({
  id: "changeReportSchedule",
  method: "POST",
  url: "/api/v1/report-schedules/{id}",
  tag,
  summary: "Pause a schedule, or set it going again",
  description: "Nothing is made up for of the time in which it was paused.",
  path,
  body: z.strictObject({ paused: z.boolean() }),
  answer: reportSchedule,
  refusals: { 404: noSchedule },
});

export const removeReportSchedule = operation({
  id: "removeReportSchedule",
  method: "DELETE",
  url: "/api/v1/report-schedules/{id}",
  tag,
  summary: "Remove a schedule",
  description: "The reports that it made stay.",
  path,
  status: 204,
  refusals: { 404: noSchedule },
});
