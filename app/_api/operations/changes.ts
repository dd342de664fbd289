import { changeCountsQuery, changedResourcesQuery, changesQuery } from "../../_search-params/changes.ts";
import { operation } from "../operation.ts";
import { changeCounts, changedResourcePage, changePage } from "../schemas/change.ts";

const tag = "Changes";
const between = "Without `scan`, until the scan on show; without `since`, from the one before `scan`.";
const refusals = {
  404: "There is no such account, no such scan of it, none before, or its findings are no longer kept.",
  409: "A scan has not ended.",
};

export const listChanges = operation({
  id: "listChanges",
  method: "GET",
  url: "/api/v1/changes",
  tag,
  summary: "Live findings that are not what they were, between two scans of an account",
  description: between,
  query: changesQuery,
  answer: changePage,
  refusals,
});

export const countChanges = operation({
  id: "countChanges",
  method: "GET",
  url: "/api/v1/changes/counts",
  tag,
  summary: "How many findings changed in each way between two scans",
  description: `${between} The filter \`change\` alone does not narrow them.`,
  query: changeCountsQuery,
  answer: changeCounts,
  refusals,
});

export const listChangedResources = operation({
  id: "listChangedResources",
  method: "GET",
  url: "/api/v1/changes/resources",
  tag,
  summary: "Live resources that came, went or changed between two scans, with the calls behind each change",
  description: `${between} A page may be shorter than its limit.`,
  query: changedResourcesQuery,
  answer: changedResourcePage,
  refusals,
});
