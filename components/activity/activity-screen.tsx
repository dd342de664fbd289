"use client";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { createSerializer, useQueryStates } from "nuqs";
import { useCallback } from "react";
import { plural } from "#lib/format.ts";
import type { EventFacets } from "#lib/store/views.ts";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { ActivityHistogram } from "./activity-histogram.tsx";
import { ActivityList } from "./activity-list.tsx";
import { ActivityToolbar } from "./activity-toolbar.tsx";
import { totalOf } from "./histogram-scale.ts";
import { activityHistogram } from "./queries.ts";
import { type ActivityState, activityParams, activityQueryOf } from "./search-params.ts";

const EventDrawer = dynamic(() => import("./event-drawer.tsx").then((module) => module.EventDrawer), { ssr: false });
const addressOf = createSerializer(activityParams);

/** Events over time and one by one. All of its state is in the address. */
export function ActivityScreen({ facets, notice }: { facets: EventFacets; notice: React.ReactNode }) {
  const [state, setState] = useQueryStates(activityParams, { history: "replace" });
  const change = useCallback((next: Partial<ActivityState>) => void setState(next), [setState]);
  const open = useCallback((event: string) => void setState({ event }, { history: "push" }), [setState]);
  const hrefOf = useCallback((event: string) => addressOf({ ...state, event }) || "?", [state]);
  const narrow = useCallback(
    (from: string, to: string) => void setState({ from, to }, { history: "push" }),
    [setState],
  );
  const query = activityQueryOf(state);
  return (
    <>
      <ScreenHeader title="Activity" meta={<EventCount query={query} />}>
        <ActivityToolbar state={state} onChange={change} facets={facets} />
      </ScreenHeader>
      {notice}
      <ActivityHistogram query={query} onRange={narrow} />
      <ActivityList
        query={query}
        selected={state.event}
        hrefOf={hrefOf}
        open={open}
        isFiltered={query !== activityQueryOf({ ...state, ...nothing })}
        onReset={() => change(nothing)}
      />
      {state.event && <EventDrawer id={state.event} account={state.account} onClose={() => change({ event: null })} />}
    </>
  );
}

const nothing = {
  resource: null,
  actor: null,
  name: null,
  effect: "any",
  failed: false,
  q: "",
  from: null,
  to: null,
} as const;

function EventCount({ query }: { query: string }) {
  const { data } = useQuery(activityHistogram(query));
  if (!data) return null;
  return (
    <p role="status">
      {plural(
        data.bins.reduce((sum, bin) => sum + totalOf(bin), 0),
        "event",
      )}
    </p>
  );
}
