import { z } from "zod";
import { exportQueries } from "#lib/scan/export-queries.ts";
import { accountsParam } from "../../_search-params/common.ts";
import { findingGroupsQuery, findingsBlameQuery, findingsQuery } from "../../_search-params/findings.ts";
import { exportMedia } from "../export-media.ts";
import { operation, segment } from "../operation.ts";
import { findingAnswer, findingBlames, findingGroups, findingPage } from "../schemas/finding.ts";

const tag = "Findings";
const refusals = { 404: "There is no such account." };

export const listFindings = operation({
  id: "listFindings",
  method: "GET",
  url: "/api/v1/findings",
  tag,
  summary: "Findings, with every filter of the screen",
  query: findingsQuery,
  answer: findingPage,
  refusals,
});

export const groupFindings = operation({
  id: "groupFindings",
  method: "GET",
  url: "/api/v1/findings/groups",
  tag,
  summary: "Findings counted by verdict, in groups: by check, or by what else `by` says",
  query: findingGroupsQuery,
  answer: findingGroups,
  refusals,
});

export const blameFindings = operation({
  id: "blameFindings",
  method: "GET",
  url: "/api/v1/findings/blame",
  tag,
  summary: "The events behind findings that fail, or that were fixed, at most 100 of them by their ids",
  query: findingsBlameQuery,
  answer: findingBlames,
  refusals,
});

export const exportFindings = operation({
  id: "exportFindings",
  method: "GET",
  url: "/api/v1/findings/export",
  tag,
  summary: "Exactly the findings that the same parameters list, as a file",
  query: exportQueries.findings,
  media: exportMedia("findings"),
  refusals: { 404: "There is no such account, or no scan of it yet." },
});

export const getFinding = operation({
  id: "getFinding",
  method: "GET",
  url: "/api/v1/findings/{id}",
  tag,
  summary: "One finding with its evidence, its fix, and the event behind it",
  path: z.strictObject({ id: segment }),
  query: z.strictObject(accountsParam),
  answer: findingAnswer,
  refusals: { 404: "There is no such finding in this account." },
});
