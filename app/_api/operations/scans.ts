import { z } from "zod";

import { word } from "#lib/query-schema.ts";
import { accountsParam } from "../../_search-params/common.ts";
import { scansQuery } from "../../_search-params/scans.ts";
import { operation, segment } from "../operation.ts";
import { describe } from "../schemas/describe.ts";
import { latestScansPage, scanPage, scanView } from "../schemas/scan.ts";

const tag = "Scans";

export const listScans = operation({
  id: "listScans",
  method: "GET",
  url: "/api/v1/scans",
  tag,
  summary: "Scans of the accounts, newest first",
  query: scansQuery,
  answer: scanPage,
  refusals: { 404: "There is no such account." },
});

export const getLatestScans = operation({
  id: "getLatestScans",
  method: "GET",
  url: "/api/v1/scans/latest",
  tag,
  summary: "How the newest scans of the accounts stand",
  description:
    "The five newest of each account, newest first. It is cheap: ask every second or two to notice a scan that begins or ends, however it was started.",
  query: z.strictObject(accountsParam),
  answer: latestScansPage,
  refusals: { 404: "There is no such account." },
});

export const startScan = operation({
  id: "startScan",
  method: "POST",
  url: "/api/v1/scans",
  tag,
  summary: "Start a scan",
  description:
    "Answers its id at once. Without `regions` it scans those of the account; `horizonDays` and `cap` are as the settings say, unless given.",
  body: z.strictObject({
    account: word,
    regions: z.union([z.literal("all"), z.array(word).min(1).max(50)]).optional(),
    horizonDays: z.union([z.literal("all"), z.number().int().min(1).max(36_500)]).optional(),
    cap: z.union([z.literal("all"), z.number().int().min(1).max(10_000_000)]).optional(),
  }),
  status: 202,
  answer: describe<{ id: string }>("StartedScan")(z.object({ id: z.string() })),
  refusals: { 404: "There is no such account.", 409: "A scan of the account is under way." },
});

const path = z.strictObject({ id: segment });

export const getScan = operation({
  id: "getScan",
  method: "GET",
  url: "/api/v1/scans/{id}",
  tag,
  summary: "One scan with its progress",
  path,
  answer: scanView,
  refusals: { 404: "There is no such scan." },
});

export const cancelScan = operation({
  id: "cancelScan",
  method: "DELETE",
  url: "/api/v1/scans/{id}",
  tag,
  summary: "Cancel a scan that has not ended",
  description: "What it staged is discarded; the last completed one stays as it is.",
  path,
  status: 202,
  refusals: { 404: "There is no such scan.", 409: "The scan has already ended." },
});

export const followScan = operation({
  id: "followScan",
  method: "GET",
  url: "/api/v1/scans/{id}/progress",
  tag,
  summary: "Follow a scan",
  description:
    "Server-sent events: the data of each is a Scan as it stands, at once and whenever it has changed, until it ends.",
  path,
  media: ["text/event-stream"],
  refusals: { 404: "There is no such scan." },
});
