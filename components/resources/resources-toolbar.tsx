"use client";
import { resourcesList } from "#lib/filters/resources.ts";
import { worded } from "../lists/filter-control.tsx";
import { ListToolbar } from "../lists/list-toolbar.tsx";
import { exposures } from "../lists/looks.tsx";
import type { ResourceState } from "./search-params.ts";

const gradeOptions = worded(resourcesList.filters.grade.values, (value) =>
  value === "none" ? "No grade" : `Grade ${value}`,
);

const judgedOptions = [
  { value: "none", label: "No check" },
  { value: "secrets", label: "Checks for secrets alone" },
];

const taggedOptions = [
  { value: "owner", label: "Name an owner" },
  { value: "no-owner", label: "Name no owner" },
  { value: "untagged", label: "No tags at all" },
  { value: "unread", label: "Not known" },
];

/** Filters and order of the inventory. */
export function ResourcesToolbar({
  state,
  onChange,
  kinds,
  regions,
  owners,
}: {
  state: ResourceState;
  onChange: (change: Partial<ResourceState>) => void;
  kinds: readonly string[];
  regions: readonly string[];
  owners: readonly { value: string; count: number }[];
}) {
  return (
    <ListToolbar
      list={resourcesList}
      state={state}
      onChange={onChange}
      search="Search name or ARN"
      looks={{
        exposure: { segments: exposures },
        kind: { options: worded(kinds) },
        region: { options: worded(regions, String) },
        grade: { options: gradeOptions },
        judged: { options: judgedOptions },
        owner: { options: owners.map(({ value, count }) => ({ value, label: value, count })) },
        tagged: { options: taggedOptions },
      }}
      orders={[
        { value: "worst", label: "Worst first" },
        { value: "name", label: "Name" },
        { value: "kind", label: "Kind" },
      ]}
    />
  );
}
