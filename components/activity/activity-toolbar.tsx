"use client";
import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import type { EventFacets } from "#lib/store/views.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { FacetFilter } from "../ui/facet-filter.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Truncated } from "../ui/truncated.tsx";
import { EffectMark } from "./event-marks.tsx";
import type { ActivityState } from "./search-params.ts";
import { TimeFilter } from "./time-filter.tsx";

/** Filters of the events, all of them in the address. On a narrow window they open under one button. */
export function ActivityToolbar({
  state,
  onChange,
  facets,
}: {
  state: ActivityState;
  onChange: (change: Partial<ActivityState>) => void;
  facets: EventFacets;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <SearchField
        label="Search event, actor, address, client"
        value={state.q}
        onChange={(q) => onChange({ q })}
        className="min-w-0 flex-1 sm:min-w-56 sm:max-w-80"
      />
      <Button className="md:hidden" aria-expanded={open} onClick={() => setOpen(!open)}>
        <SlidersHorizontal aria-hidden="true" />
        Filters
      </Button>
      <div className={cx("w-full flex-wrap items-center gap-2 md:flex md:w-auto", open ? "flex" : "hidden")}>
        <Segmented
          label="Effect"
          value={state.effect}
          onChange={(effect) => onChange({ effect })}
          options={[
            { value: "any", label: "All" },
            { value: "changes", label: "Changes" },
            { value: "reads", label: "Read-only" },
          ]}
        />
        <Button
          aria-pressed={state.failed}
          onClick={() => onChange({ failed: !state.failed })}
          className={cx("px-2.5", state.failed ? "border-accent font-medium text-accent" : "border-line text-muted")}
        >
          <EffectMark effect="failed" />
          Failed only
        </Button>
        <FacetFilter
          single
          label="Actor"
          options={optionsOf(facets.actors)}
          chosen={state.actor ? [state.actor] : []}
          onChange={([actor]) => onChange({ actor: actor ?? null })}
        />
        <FacetFilter
          single
          label="Event"
          options={optionsOf(facets.names)}
          chosen={state.name ? [state.name] : []}
          onChange={([name]) => onChange({ name: name ?? null })}
        />
        <TimeFilter from={state.from} to={state.to} onChange={onChange} />
        {state.resource && (
          <Button
            className="max-w-full min-w-0 shrink border-accent"
            onClick={() => onChange({ resource: null })}
            title="Show all resources"
          >
            <Truncated className="max-w-72 font-mono text-xs">{state.resource.split(":").slice(5).join(":")}</Truncated>
            <span aria-hidden="true">×</span>
            <span className="sr-only">Remove this filter</span>
          </Button>
        )}
      </div>
    </>
  );
}

function optionsOf(found: EventFacets["names"]) {
  return found.map(({ value, count }) => ({ value, label: value, count }));
}
