"use client";
import { activityList } from "#lib/filters/activity.ts";
import type { EventFacets } from "#lib/store/views.ts";
import { worded } from "../lists/filter-control.tsx";
import { ListToolbar } from "../lists/list-toolbar.tsx";
import { EffectMark } from "./event-marks.tsx";
import type { ActivityState } from "./search-params.ts";

const effects = [
  { value: "any", label: "All" },
  { value: "changes", label: "Changes" },
  { value: "reads", label: "Read-only" },
];

/** Filters of the events. */
export function ActivityToolbar({
  state,
  onChange,
  facets,
}: {
  state: ActivityState;
  onChange: (change: Partial<ActivityState>) => void;
  facets: EventFacets;
}) {
  return (
    <ListToolbar
      list={activityList}
      state={state}
      onChange={onChange}
      search="Search event, actor, address, client"
      looks={{
        readOnly: { segments: effects },
        failed: { toggle: { label: "Failed only", mark: <EffectMark effect="failed" /> } },
        actor: { options: counted(facets.actors) },
        name: { options: counted(facets.names) },
        region: { options: worded(facets.regions, String) },
        from: {},
        resource: { shorten: (arn) => arn.split(":").slice(5).join(":") },
      }}
    />
  );
}

function counted(found: EventFacets["names"]) {
  return found.map(({ value, count }) => ({ value, label: value, count }));
}
