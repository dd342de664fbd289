import { z } from "zod";
import { word } from "#lib/query-schema.ts";
import { eventFormats } from "#lib/reports/events/index.ts";
import {
  activityQuery,
  actorsQuery,
  comparisonQuery,
  eventsExportQuery,
  histogramQuery,
  keysQuery,
  principalInvestigationQuery,
  sessionQuery,
  summaryQuery,
} from "../../_search-params/activity.ts";
import { accountsParam, pageParams } from "../../_search-params/common.ts";
import { investigationMedia } from "../export-media.ts";
import { operation, segment } from "../operation.ts";
import {
  actorList,
  eventDetail,
  eventPage,
  eventSummary,
  histogram,
  keyFacets,
  periodComparison,
  sessionAnswer,
  sightingPage,
} from "../schemas/event.ts";

const tag = "Activity";
const refusals = { 404: "There is no such account." };

export const listEvents = operation({
  id: "listEvents",
  method: "GET",
  url: "/api/v1/activity",
  tag,
  summary: "CloudTrail events, newest first",
  query: activityQuery,
  answer: eventPage,
  refusals,
});

export const countEvents = operation({
  id: "countEvents",
  method: "GET",
  url: "/api/v1/activity/histogram",
  tag,
  summary: "Events counted by hour or day",
  description: "Hours for spans of up to four days, else days.",
  query: histogramQuery,
  answer: histogram,
  refusals,
});

export const countKeys = operation({
  id: "countKeys",
  method: "GET",
  url: "/api/v1/activity/keys",
  tag,
  summary: "The sessions and access keys that signed the newest events of a time, most calls first",
  description: "At most 20,000 events are counted, and a hundred of each are given.",
  query: keysQuery,
  answer: keyFacets,
  refusals,
});

export const listActors = operation({
  id: "listActors",
  method: "GET",
  url: "/api/v1/activity/actors",
  tag,
  summary: "Who made calls, the most active first",
  query: actorsQuery,
  answer: actorList,
  refusals,
});

export const listSightings = operation({
  id: "listSightings",
  method: "GET",
  url: "/api/v1/sightings",
  tag,
  summary: "What signals saw in several events together, the latest first",
  query: z.strictObject({ ...accountsParam, sighting: word.optional(), ...pageParams }),
  answer: sightingPage,
  refusals,
});

export const summarizeEvents = operation({
  id: "summarizeEvents",
  method: "GET",
  url: "/api/v1/activity/summary",
  tag,
  summary: "Who, from where, with what and on what, of the events that the same parameters list",
  description: "Of one actor with `principal`, of one resource with `resource`.",
  query: summaryQuery,
  answer: eventSummary,
  refusals,
});

export const exportEvents = operation({
  id: "exportEvents",
  method: "GET",
  url: "/api/v1/activity/export",
  tag,
  summary: "Exactly the events that the same parameters list, as a file",
  description:
    "`json` alone has the filters, and what of CloudTrail is not read, before the events; `ndjson` is CloudTrail's own records, secrets in them redacted.",
  query: eventsExportQuery,
  media: [...new Set(eventFormats.map(({ mediaType }) => mediaType.replace(/;.*/, "")))],
  refusals,
});

export const exportPrincipalInvestigation = operation({
  id: "exportPrincipalInvestigation",
  method: "GET",
  url: "/api/v1/activity/investigation",
  tag,
  summary: "What one role or user did, as a file: its events, from where and on what, and what was not read",
  query: principalInvestigationQuery,
  media: investigationMedia,
  refusals: { 404: "There is no such account, or nothing that is kept of it names the role or user." },
});

export const compareActivity = operation({
  id: "compareActivity",
  method: "GET",
  url: "/api/v1/activity/comparison",
  tag,
  summary:
    "Actors, calls and addresses of a period that the time of the same length before it had not, and those that are gone",
  description: "Without `from` of the seven days before `to`, without `to` up to now.",
  query: comparisonQuery,
  answer: periodComparison,
  refusals,
});

export const getSession = operation({
  id: "getSession",
  method: "GET",
  url: "/api/v1/activity/session",
  tag,
  summary: "Who opened the session of an access key, and which sessions it opened in turn",
  description: "Keys are looked for in the events of every account.",
  query: sessionQuery,
  answer: sessionAnswer,
  refusals,
});

export const getEvent = operation({
  id: "getEvent",
  method: "GET",
  url: "/api/v1/activity/{id}",
  tag,
  summary: "One event with its whole record",
  path: z.strictObject({ id: segment }),
  query: z.strictObject(accountsParam),
  answer: eventDetail,
  refusals: { 404: "There is no such event in this account." },
});
