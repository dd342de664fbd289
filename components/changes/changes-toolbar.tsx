"use client";
import { changedResourcesList, changesList, resourceChangeKinds } from "#lib/filters/changes.ts";
import { changeOptions } from "../findings/change-filter.tsx";
import { worded } from "../lists/filter-control.tsx";
import { ListToolbar } from "../lists/list-toolbar.tsx";
import { severityOptions } from "../lists/looks.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { resourceChangeWords } from "./changed-resource-columns.tsx";
import type { ChangeState } from "./search-params.ts";

const isOptions = resourceChangeKinds.map((value) => ({ value, label: resourceChangeWords[value] }));

const orders = [
  { value: "change", label: "By change" },
  { value: "severity", label: "Worst" },
  { value: "resource", label: "Resource" },
] as const;

/** Findings or resources, and the filters of each. */
export function ChangesToolbar({
  state,
  onChange,
  kinds,
  regions,
}: {
  state: ChangeState;
  onChange: (change: Partial<ChangeState>) => void;
  kinds: readonly string[];
  regions: readonly string[];
}) {
  const view = (
    <Segmented
      label="View"
      value={state.view}
      onChange={(view) => onChange({ view })}
      options={[
        { value: "findings", label: "Findings" },
        { value: "resources", label: "Resources" },
      ]}
    />
  );
  const shared = { kind: { options: worded(kinds) }, region: { options: worded(regions, String) } };
  return state.view === "findings" ? (
    <ListToolbar
      list={changesList}
      state={state}
      onChange={onChange}
      search="Search title, name or ARN"
      looks={{ change: { options: changeOptions }, severity: { options: severityOptions }, category: {}, ...shared }}
      orders={orders}
      before={view}
    />
  ) : (
    <ListToolbar
      list={changedResourcesList}
      state={state}
      onChange={onChange}
      search="Search name or ARN"
      looks={{ is: { options: isOptions }, ...shared }}
      before={view}
    />
  );
}
