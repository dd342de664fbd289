import { z } from "zod";
import { word } from "#lib/query-schema.ts";
import { exportQueries } from "#lib/scan/export-queries.ts";
import { checksQuery } from "../../_search-params/checks.ts";
import { accountParam, accountsParam } from "../../_search-params/common.ts";
import { exportMedia } from "../export-media.ts";
import { operation } from "../operation.ts";
import { checkDetail, checkPage } from "../schemas/check.ts";
import { ledger } from "../schemas/coverage.ts";
import { frameworkPage } from "../schemas/framework.ts";
import { road } from "../schemas/road.ts";

/* What is about an account as a whole. */

export const listChecks = operation({
  id: "listChecks",
  method: "GET",
  url: "/api/v1/checks",
  tag: "Checks",
  summary: "The catalogue of checks, each with its results in the accounts",
  query: checksQuery,
  answer: checkPage,
  refusals: { 404: "There is no such account." },
});

export const getCheck = operation({
  id: "getCheck",
  method: "GET",
  url: "/api/v1/checks/detail",
  tag: "Checks",
  summary: "One check: why it matters, what it answers to, and its results in the accounts",
  query: z.strictObject({ ...accountsParam, check: word }),
  answer: checkDetail,
  refusals: { 404: "There is no such account, or no such check." },
});

export const getRoad = operation({
  id: "getRoad",
  method: "GET",
  url: "/api/v1/road",
  tag: "Checks",
  summary: "The fewest fixes that lift the account to its next grade",
  description:
    "By the arithmetic of the score, without what is waived. `road` is null with the best grade, where nothing is graded, and of scans that do not say what their score is made of.",
  query: z.strictObject(accountParam),
  answer: road,
  refusals: { 404: "There is no such account." },
});

export const listFrameworks = operation({
  id: "listFrameworks",
  method: "GET",
  url: "/api/v1/frameworks",
  tag: "Checks",
  summary: "Frameworks, each control with the results of the checks that bear on it",
  description: "Live findings alone. A framework has other controls as well, of which no scan can say anything.",
  query: z.strictObject(accountsParam),
  answer: frameworkPage,
  refusals: { 404: "There is no such account." },
});

export const exportFramework = operation({
  id: "exportFramework",
  method: "GET",
  url: "/api/v1/frameworks/export",
  tag: "Checks",
  summary: "A framework control by control, with the findings that each stands on, as a file",
  description:
    "Live findings alone, under every control that their check bears on. Without `scan`, of the scan on show.",
  query: exportQueries.framework,
  media: exportMedia("framework"),
  refusals: {
    404: "There is no such account, no scan of it yet, no such scan of it, or its findings are no longer kept.",
    409: "The scan has not ended.",
  },
});

export const getCoverage = operation({
  id: "getCoverage",
  method: "GET",
  url: "/api/v1/coverage",
  tag: "Coverage",
  summary: "What a scan read, and above all what it did not",
  description: "Without `scan`, of the scan on show, CloudTrail included.",
  query: z.strictObject({ ...accountParam, scan: word.optional() }),
  answer: ledger,
  refusals: { 404: "There is no such account, or no such scan of it." },
});

export const exportReport = operation({
  id: "exportReport",
  method: "GET",
  url: "/api/v1/report/export",
  tag: "Report",
  summary: "The whole report of a scan, as a file",
  description: "Without `scan`, of the scan on show.",
  query: exportQueries.scan,
  media: exportMedia("scan"),
  refusals: {
    404: "There is no such account, no scan of it yet, no such scan of it, or its findings are no longer kept.",
    409: "The scan has not ended.",
  },
});

export const exportChanges = operation({
  id: "exportChanges",
  method: "GET",
  url: "/api/v1/changes/export",
  tag: "Report",
  summary: "What changed between two scans, as a file",
  description:
    "Live findings that got worse, were put right or were lost sight of, and resources that came or went. Without `scan`, until the scan on show; " +
    "without `since`, from the one before.",
  query: exportQueries.changes,
  media: exportMedia("changes"),
  refusals: {
    404: "There is no such account, no such scan of it, none before, or its findings are no longer kept.",
    409: "A scan has not ended.",
  },
});
