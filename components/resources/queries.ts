import { queryOptions } from "@tanstack/react-query";
import type { ShownFix } from "#lib/checks/fixes.ts";
import type { Evidence, VerdictStatus } from "#lib/checks/verdicts.ts";
import type { RelationGraph, RelationNode } from "#lib/inventory/relation-graph.ts";
import type { Relations } from "#lib/inventory/relations.ts";
import type {
  BlamedEvent,
  LastChange,
  Origin,
  Page,
  ResourceDetail,
  ResourceHistory,
  ResourceRow,
  ResourceStanding,
} from "#lib/store/views.ts";
import { fetchJson } from "../api/fetch-json.ts";
import { pagesOf } from "../api/pages.ts";

/** What is known of one finding beyond its row. */
export interface FindingFacts {
  evidence: Evidence[];
  reason: string | null;
  blame?: BlamedEvent;
}

export interface ResourceAnswer extends ResourceDetail {
  /** By the id of the finding; passing ones have none. */
  facts: Record<string, FindingFacts>;
  /** Where the AWS console shows the resource, when one of its fixes knows. */
  consoleUrl: string | null;
  /** The key of the tag that says whose it is. */
  ownerKey: string | null;
  /** Why its tags are not known, as the end of a sentence; null when they are. */
  untoldTags: string | null;
  /** Null for what nobody makes: settings of a region, and what follows from other resources. */
  origin: Origin | null;
  /** Null where AWS does not say and no scan saw it change. */
  lastChange: LastChange | null;
  /** What the catalogue has for its kind: checks, none but those for secrets, or none at all. */
  judging: "checks" | "secrets" | "none";
  /** What puts everything right that fails; null when that is one fix, or none. */
  plan: ShownFix | null;
  /** What it points at, and what points at it: live resources and running jobs. */
  relations: Relations;
  /** What of the CloudTrail that may have events about it is not read, as sentences. */
  unreadActivity: string[];
  /** Calls on it that CloudTrail's history never has; null where it has all of them. */
  unseen: UnseenOf | null;
}

/** A resource of a graph of relations, and how it stands; `standing` is null for what was not found. */
export interface GraphNode extends RelationNode {
  /** Whose it is; null where nothing says so. */
  account: string | null;
  standing: ResourceStanding | null;
}

/** What a resource uses, and what uses it, some steps far. */
export interface RelationsAnswer extends Omit<RelationGraph, "nodes"> {
  nodes: GraphNode[];
}

/** Whether anybody keeps a record of the calls that use a resource. */
export interface UnseenOf {
  /** The finding that says so, and its verdict. */
  finding: string;
  status: Exclude<VerdictStatus, "not-applicable">;
  /** What is not seen, after "who" and before "it": "calls". */
  hides: string;
}

/** The first page says how many resources there are in all. */
export type ResourcePage = Page<ResourceRow> & { total: number | null };

/** All pages of the inventory. */
export function resourcePages(query: string) {
  return pagesOf<ResourceRow>("resources", query);
}

/** The changes of one resource that scans saw, and the calls behind them. */
export function resourceHistory({ account, arn }: { account: string; arn: string }) {
  return queryOptions({
    queryKey: ["resources", "history", account, arn],
    queryFn: ({ signal }) =>
      fetchJson<ResourceHistory>(`/api/v1/resources/history?${new URLSearchParams({ account, arn })}`, signal),
  });
}

/** The relations of one resource, so many steps far. */
export function resourceRelations({ account, arn }: { account: string; arn: string }, depth: string) {
  const query = new URLSearchParams({ account, arn, depth });
  return queryOptions({
    queryKey: ["resources", "relations", account, arn, depth],
    queryFn: ({ signal }) => fetchJson<RelationsAnswer>(`/api/v1/resources/relations?${query}`, signal),
  });
}
