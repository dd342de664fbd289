"use client";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { createSerializer, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { activityList } from "#lib/filters/activity.ts";
import { plural } from "#lib/format.ts";
import type { EventFacets } from "#lib/store/views.ts";
import { useAccountNames, useAccounts } from "../layout/accounts.tsx";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { cleared, isNarrowed } from "../lists/address.ts";
import { ListTable } from "../lists/list-table.tsx";
import { usePages } from "../lists/listing.ts";
import { beginningOf } from "../older/beginnings.ts";
import { OlderButton } from "../older/older-button.tsx";
import { OlderHost } from "../older/older-host.tsx";
import { useTimes } from "../preferences/preferences-context.tsx";
import { LinkButton } from "../ui/button.tsx";
import { type ExportFormat, ExportMenu } from "../ui/export-menu.tsx";
import { ViewsMenu } from "../views/views-menu.tsx";
import { ActivityEmpty } from "./activity-empty.tsx";
import { ActivityHistogram } from "./activity-histogram.tsx";
import { ActivityToolbar } from "./activity-toolbar.tsx";
import { eventColumns, eventGrid } from "./event-columns.tsx";
import { totalOf } from "./histogram-scale.ts";
import { compareHref, Pivots } from "./pivots.tsx";
import { activityHistogram, activityPages } from "./queries.ts";
import { type ActivityState, activityParams, activityQueryOf, activityViewParams } from "./search-params.ts";
import { SightingNotice } from "./sighting-notice.tsx";
import { StillLooking } from "./still-looking.tsx";

const EventDrawer = dynamic(() => import("./event-drawer.tsx").then((module) => module.EventDrawer), { ssr: false });
const addressOf = createSerializer(activityParams);

/** Events over time and one by one. All of its state is in the address. */
export function ActivityScreen({
  facets,
  services,
  formats,
  notice,
}: {
  facets: EventFacets;
  /** Those whose events are read, as CloudTrail calls them. */
  services: readonly string[];
  formats: readonly ExportFormat[];
  notice: React.ReactNode;
}) {
  const [state, setState] = useQueryStates(activityParams, { history: "replace" });
  const change = useCallback((next: Partial<ActivityState>) => void setState(next), [setState]);
  const open = useCallback((event: string) => void setState({ event }, { history: "push" }), [setState]);
  const hrefOf = useCallback((event: string) => addressOf({ ...state, event }) || "?", [state]);
  const narrow = useCallback(
    (from: string, to: string) => void setState({ from, to }, { history: "push" }),
    [setState],
  );
  const nameOf = useAccountNames();
  const times = useTimes();
  const { chosen } = useAccounts();
  const columns = useMemo(() => eventColumns({ hrefOf, open, nameOf, times }), [hrefOf, open, nameOf, times]);
  const query = activityQueryOf(state);
  const reset = isNarrowed(activityList, state) ? () => change(cleared(activityList, state)) : undefined;
  const compare = compareHref(state);
  const older = beginningOf(state, new Date());
  return (
    <>
      <ScreenHeader
        title="Activity"
        meta={<EventCount query={query} />}
        actions={
          <>
            <OlderButton beginning={older} />
            {compare && <LinkButton href={compare}>Compare</LinkButton>}
            <ExportMenu path="/api/v1/activity/export" query={query} what="Events" formats={formats} />
          </>
        }
      >
        <ViewsMenu list="activity" params={activityViewParams} />
        <ActivityToolbar state={state} onChange={change} facets={facets} services={services} />
        <Pivots state={state} />
      </ScreenHeader>
      {notice}
      {state.signalled !== "any" && <StillLooking account={state.account} />}
      {state.sighting && <SightingNotice id={state.sighting} account={state.account} />}
      <ActivityHistogram query={query} onRange={narrow} />
      <ListTable
        listing={usePages(activityPages(query))}
        label="Events"
        noun="event"
        columns={columns}
        rowKey={({ account, id }) => (nameOf ? `${account} ${id}` : id)}
        grid={eventGrid}
        selected={state.event}
        waiting={["w-24", "w-1/4", "w-1/5", "w-20"]}
        empty={<ActivityEmpty onReset={reset} older={older} />}
      />
      <OlderHost accounts={chosen}>
        {state.event && (
          <EventDrawer id={state.event} account={state.account} onClose={() => change({ event: null })} />
        )}
      </OlderHost>
    </>
  );
}

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
