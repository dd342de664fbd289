"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { createSerializer, useQueryStates } from "nuqs";
import { useCallback } from "react";
import type { ListedEvent, SessionAnswer } from "#lib/store/views.ts";
import { usePages } from "../lists/listing.ts";
import { Button } from "../ui/button.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { EmptyState, FailedState } from "../ui/states.tsx";
import { eventsHref } from "./actor-link.ts";
import { OpenedSessions } from "./opened-sessions.tsx";
import { activityPages, activitySummary, sessionDetail } from "./queries.ts";
import { sessionParams } from "./search-params.ts";
import { SessionChain } from "./session-chain.tsx";
import { SessionHead } from "./session-head.tsx";
import { SummaryFacts } from "./summary-facts.tsx";
import { SummaryTables } from "./summary-tables.tsx";
import { Timeline } from "./timeline.tsx";

const EventDrawer = dynamic(() => import("./event-drawer.tsx").then((module) => module.EventDrawer), { ssr: false });
const addressOf = createSerializer(sessionParams);

/** One session: who opened it, what was done in it, and which sessions it opened in turn. */
export function SessionScreen({
  accessKey,
  account,
  notice,
}: {
  accessKey: string;
  account: string;
  notice: React.ReactNode;
}) {
  const [state, setState] = useQueryStates(sessionParams, { history: "replace" });
  const { data, error, refetch } = useQuery(sessionDetail(accessKey, account));
  const hrefOf = useCallback((event: string) => addressOf({ ...state, event }), [state]);
  const open = useCallback((event: string) => void setState({ event }, { history: "push" }), [setState]);
  if (error && !data) {
    return (
      <FailedState action={<Button onClick={() => void refetch()}>Try again</Button>}>{error.message}</FailedState>
    );
  }
  if (!data) return <SkeletonRows rows={12} columns={["w-2/5", "w-24", "w-1/4"]} />;
  // A call of another account is not among the events of this page.
  const eventHref = (event: ListedEvent) =>
    data.accounts.includes(event.account) ? hrefOf(event.id) : eventsHref(event.account, { event: event.id });
  return (
    <>
      <SessionHead session={data} />
      {notice}
      <SessionChain session={data} eventHref={eventHref} />
      <OpenedSessions session={data} />
      <Done session={data} selected={state.event} hrefOf={hrefOf} open={open} />
      {state.event && (
        <EventDrawer id={state.event} account={data.accounts} onClose={() => void setState({ event: null })} />
      )}
    </>
  );
}

/** What was done with the key, in figures and day by day; the call that gave it out is the first of it. */
function Done({
  session: { account: first, accounts, key },
  ...lines
}: {
  session: SessionAnswer;
  selected: string | null;
  hrefOf: (id: string) => string;
  open: (id: string) => void;
}) {
  const account = accounts.join(",") || first;
  const query = new URLSearchParams({ account, accessKey: key }).toString();
  const summary = useQuery({ ...activitySummary(query), placeholderData: keepPreviousData });
  const { rows, isPending, error, hasMore, more, retry } = usePages(activityPages(query));
  const from = summary.data?.isCut ? summary.data.first : null;
  const filter = { accessKey: key, ...(from && { from }) };
  if (summary.error ?? (error && rows.length === 0)) {
    const again = () => void (summary.error ? summary.refetch() : retry());
    return (
      <FailedState action={<Button onClick={again}>Try again</Button>}>{(summary.error ?? error)?.message}</FailedState>
    );
  }
  if (!summary.data || isPending) return <SkeletonRows rows={8} columns={["w-24", "w-1/4", "w-1/5", "w-20"]} />;
  if (summary.data.events === 0) {
    return (
      <EmptyState title="Nothing that is kept">
        No event was signed with this key, and none gave it out: it is of another account, of a time before the history
        that is kept, or was not used for what is read.
      </EmptyState>
    );
  }
  return (
    <section aria-label="What was done with it">
      <div className="page-width w-full px-4 pt-6 md:px-6">
        <h2 className="pb-1.5 text-base font-semibold">What was done with it</h2>
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          <SummaryFacts summary={summary.data} since={null} until={null} account={account} filter={filter} />
        </div>
        <p className="text-xs text-faint">The call that gave out the key is counted with those that it signed.</p>
      </div>
      <SummaryTables summary={summary.data} account={account} filter={filter} without={["sessions", "actors"]} />
      <div className="page-width w-full">
        <Timeline events={rows} {...lines} />
        {hasMore && (
          <div className="px-4 pb-8 md:px-6">
            <Button disabled={!more && !error} onClick={more ?? retry}>
              {more || error ? "Older events" : "Loading"}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}
