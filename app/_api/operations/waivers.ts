import { z } from "zod";
import { waiverScope } from "#lib/waivers/scope.ts";
import { pageParams } from "../../_search-params/common.ts";
import { operation, segment } from "../operation.ts";
import {
  endedBy,
  waiverChangePage,
  waiverDetail,
  waiverList,
  waiverPreview,
  waiverRow,
  wantedWaiver,
} from "../schemas/waiver.ts";

const tag = "Waivers";
const path = z.strictObject({ id: segment });
const noWaiver = "There is no such waiver.";

export const listWaivers = operation({
  id: "listWaivers",
  method: "GET",
  url: "/api/v1/waivers",
  tag,
  summary: "Decisions to accept findings, those that ended included",
  answer: waiverList,
});

export const addWaiver = operation({
  id: "addWaiver",
  method: "POST",
  url: "/api/v1/waivers",
  tag,
  summary: "Accept findings until a day",
  description: "They still fail, and are counted beside every score that leaves them out.",
  body: wantedWaiver,
  answer: waiverRow,
});

export const previewWaiver = operation({
  id: "previewWaiver",
  method: "POST",
  url: "/api/v1/waivers/preview",
  tag,
  summary: "What a scope would accept now",
  body: z.strictObject({ scope: waiverScope }),
  answer: waiverPreview,
});

export const getWaiver = operation({
  id: "getWaiver",
  method: "GET",
  url: "/api/v1/waivers/{id}",
  tag,
  summary: "One waiver and its audit trail",
  path,
  answer: waiverDetail,
  refusals: { 404: noWaiver },
});

export const changeWaiver = operation({
  id: "changeWaiver",
  method: "POST",
  url: "/api/v1/waivers/{id}",
  tag,
  summary: "Give a waiver other terms",
  path,
  body: wantedWaiver,
  answer: waiverRow,
  refusals: { 404: noWaiver, 409: "It was ended, or stands in the file of waivers." },
});

export const endWaiver = operation({
  id: "endWaiver",
  method: "POST",
  url: "/api/v1/waivers/{id}/end",
  tag,
  summary: "End a waiver",
  description: "From now on nothing is accepted by it, and nothing was: earlier scores count what it accepted too.",
  path,
  body: endedBy,
  answer: waiverRow,
  refusals: { 404: noWaiver, 409: "It stands in the file of waivers." },
});

export const listWaiverChanges = operation({
  id: "listWaiverChanges",
  method: "GET",
  url: "/api/v1/waiver-changes",
  tag,
  summary: "The audit trail of all waivers",
  query: z.strictObject(pageParams),
  answer: waiverChangePage,
});
