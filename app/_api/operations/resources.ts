import { exportQueries } from "#lib/scan/export-queries.ts";
import {
  relationsQuery,
  resourceActivityQuery,
  resourceInvestigationQuery,
  resourceQuery,
  resourcesQuery,
} from "../../_search-params/resources.ts";
import { exportMedia, investigationMedia } from "../export-media.ts";
import { operation } from "../operation.ts";
import { eventPage } from "../schemas/event.ts";
import { relationsAnswer } from "../schemas/relations.ts";
import { resourceAnswer, resourceHistory, resourcePage } from "../schemas/resource.ts";

const tag = "Resources";
const refusals = { 404: "There is no such account." };

export const listResources = operation({
  id: "listResources",
  method: "GET",
  url: "/api/v1/resources",
  tag,
  summary: "Resources, with every filter of the screen",
  query: resourcesQuery,
  answer: resourcePage,
  refusals,
});

export const getResource = operation({
  id: "getResource",
  method: "GET",
  url: "/api/v1/resources/detail",
  tag,
  summary: "One resource with its configuration and findings",
  query: resourceQuery,
  answer: resourceAnswer,
  refusals: { 404: "There is no such resource in this account." },
});

export const getRelations = operation({
  id: "getRelations",
  method: "GET",
  url: "/api/v1/resources/relations",
  tag,
  summary: "What one resource uses and what uses it, some steps far, as a graph",
  description:
    "What is used is walked on to what that uses, and what uses it to what uses that. Of what is too many to be shown, `more` says how many there are.",
  query: relationsQuery,
  answer: relationsAnswer,
  refusals: { 404: "There is no such resource in this account." },
});

export const listResourceActivity = operation({
  id: "listResourceActivity",
  method: "GET",
  url: "/api/v1/resources/activity",
  tag,
  summary: "CloudTrail events about one resource, newest first",
  query: resourceActivityQuery,
  answer: eventPage,
  refusals,
});

export const getResourceHistory = operation({
  id: "getResourceHistory",
  method: "GET",
  url: "/api/v1/resources/history",
  tag,
  summary: "The changes of one resource that scans saw, and the calls behind them",
  query: resourceQuery,
  answer: resourceHistory,
  refusals: { 404: "There is no such resource in this account." },
});

export const exportResourceInvestigation = operation({
  id: "exportResourceInvestigation",
  method: "GET",
  url: "/api/v1/resources/investigation",
  tag,
  summary: "All that is known of one resource, as a file: its findings, changes and events, and what was not read",
  query: resourceInvestigationQuery,
  media: investigationMedia,
  refusals: { 404: "There is no such account, or nothing that is kept of it names the resource." },
});

export const exportResources = operation({
  id: "exportResources",
  method: "GET",
  url: "/api/v1/resources/export",
  tag,
  summary: "Exactly the resources that the same parameters list, as a file",
  query: exportQueries.resources,
  media: exportMedia("resources"),
  refusals: { 404: "There is no such account, or no scan of it yet." },
});
