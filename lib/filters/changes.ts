import { categories, severities } from "#lib/checks/define.ts";
import { account, kind, region, search } from "./common.ts";
import { defineList, type FilterOf, many, text, wordPattern } from "./define.ts";
import { findingChangeKinds } from "./findings.ts";

/** Findings that are not what they were, between two scans of an account. */
export const changesList = defineList({
  name: "changes",
  filters: {
    account,
    change: many("Change", findingChangeKinds),
    severity: many("Severity", severities),
    category: many("Category", categories),
    kind,
    region,
    check: text("Check", 200, wordPattern),
    /** Text in a check's title or id, or a resource's name or ARN. */
    q: search,
  },
  sorts: ["change", "severity", "resource"],
});

export type ChangeFilter = FilterOf<typeof changesList>;

/** `new`, `gone`: is there at one of the two scans alone. `changed`: its configuration was seen to change in between. */
export const resourceChangeKinds = ["new", "gone", "changed"] as const;
export type ResourceChangeKind = (typeof resourceChangeKinds)[number];

/** Resources that came, went or changed between two scans of an account. */
export const changedResourcesList = defineList({
  name: "changed-resources",
  filters: {
    account,
    is: many("What happened", resourceChangeKinds),
    kind,
    region,
    /** Text in a name or ARN. */
    q: search,
  },
  sorts: [],
});

export type ChangedResourceFilter = FilterOf<typeof changedResourcesList>;
