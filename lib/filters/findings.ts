import { categories, severities } from "#lib/checks/define.ts";
import { account, exposure, kind, region, search } from "./common.ts";
import { defineList, type FilterOf, many, one, text, wordPattern, words } from "./define.ts";

/**
 * `new`, `regressed`: fails, and did not before. `fixed`: failed, and passes or no longer applies. `gone`: failed, and its
 * resource is there no more. `newly-unknown`: was judged, and cannot be now. `newly-readable`: the other way round.
 */
export const findingChangeKinds = ["new", "regressed", "fixed", "gone", "newly-unknown", "newly-readable"] as const;
export type FindingChangeKind = (typeof findingChangeKinds)[number];

/** What findings can be grouped by, the usual one first. */
export const groupings = ["check", "resource", "category", "owner", "account", "path"] as const;
export type Grouping = (typeof groupings)[number];

export const findingsList = defineList({
  name: "findings",
  filters: {
    account,
    status: many("Verdict", ["pass", "fail", "not-applicable", "unknown"], ["fail", "unknown"]),
    severity: many("Severity", severities),
    category: many("Category", categories),
    kind,
    region,
    exposure,
    check: text("Check", 200, wordPattern),
    /** ARN. */
    resource: text("Resource", 2048),
    /** Of its resource, as a tag says. */
    owner: text("Owner", 256),
    /** Whether a tag says whose its resource is; `unread`: not known. One of the three is true of every resource. */
    tagged: many("Owner tag", ["owner", "no-owner", "unread"]),
    /** The finding of an attack path, for what the path rests on, itself included; `none`: on which no path rests. */
    path: text("Attack path", 200, wordPattern),
    /** What the scan on show changed; `gone` gives findings as they were. */
    change: one("Change", findingChangeKinds),
    /** Whether somebody accepted it. */
    waived: one("Waived", ["only", "without"]),
    /** Findings by their ids: those that somebody chose in the list. */
    id: words("Finding"),
    /** Text in a check's title or id, or a resource's name or ARN. */
    q: search,
  },
  sorts: ["severity", "newest", "resource"],
});

export type FindingFilter = FilterOf<typeof findingsList>;
