import { z } from "zod";
import { activityQuery, histogramQuery } from "../../_search-params/activity.ts";
import { accountsParam, pageParams, word } from "../../_search-params/common.ts";
import { operation, segment } from "../operation.ts";
import { eventDetail, eventPage, histogram, sightingPage } from "../schemas/event.ts";

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
