"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { TimeFilter } from "../lists/time-filter.tsx";
import { askedActor } from "../older/beginnings.ts";
import { OlderButton } from "../older/older-button.tsx";
import { OlderHost } from "../older/older-host.tsx";
import { Button } from "../ui/button.tsx";
import { type ExportFormat, ExportMenu } from "../ui/export-menu.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { EmptyState, FailedState } from "../ui/states.tsx";
import { ActivityHistogram } from "./activity-histogram.tsx";
import type { ActorFacts } from "./actor-facts.ts";
import { ActorHead } from "./actor-head.tsx";
import { lookedAtBefore } from "./kept-words.ts";
import { activitySummary } from "./queries.ts";
import { actorParams, actorQueryOf } from "./search-params.ts";
import { SummaryFacts } from "./summary-facts.tsx";
import { SummaryTables } from "./summary-tables.tsx";

/** One actor: who it is, when, on what, from where and in which sessions it was active. */
export function ActorScreen({
  facts,
  formats,
  notice,
}: {
  facts: ActorFacts;
  /** Of an investigation. */
  formats: readonly ExportFormat[];
  notice: React.ReactNode;
}) {
  const [state, setState] = useQueryStates(actorParams, { history: "push" });
  const { account, since } = facts;
  const { from, to } = state;
  const asked = askedActor(facts.who);
  const query = actorQueryOf({ ...state, account: [account] }, since);
  const summary = useQuery({ ...activitySummary(query), placeholderData: keepPreviousData });
  const { data, error, refetch, isPlaceholderData: isStale } = summary;
  // A service has millions of events: they are drawn, and listed, as far back as the tables go.
  const drawn =
    data?.isCut && data.first ? actorQueryOf({ ...state, account: [account], from: data.first }, since) : query;
  const filter = Object.fromEntries([...new URLSearchParams(drawn)].filter(([name]) => name !== "account"));
  const whole = () => void setState({ from: null, to: null });
  return (
    <>
      <ActorHead facts={facts}>
        {asked !== undefined && <OlderButton beginning={{ actor: asked }} />}
        {facts.who.principal && facts.seen && (
          <ExportMenu
            path="/api/v1/activity/investigation"
            query={query}
            what="Investigation"
            formats={formats}
            heading="An investigation: what it did in this time"
          />
        )}
      </ActorHead>
      {notice}
      <div className="page-width flex w-full flex-wrap items-center gap-x-4 gap-y-2 px-4 pt-3 md:px-6">
        <TimeFilter from={from} to={to} onChange={(period) => void setState(period)} />
        {(from || to) && (
          <Button variant="quiet" onClick={whole}>
            Last 90 days
          </Button>
        )}
        {data && !isStale && (
          <SummaryFacts summary={data} since={from ?? since} until={to} account={account} filter={filter} />
        )}
      </div>
      {data && <ActivityHistogram query={drawn} onRange={(first, last) => void setState({ from: first, to: last })} />}
      {error && !data ? (
        <FailedState action={<Button onClick={() => void refetch()}>Try again</Button>}>{error.message}</FailedState>
      ) : !data ? (
        <SkeletonRows rows={12} columns={["w-2/5", "w-16", "w-24", "w-1/4"]} />
      ) : data.events === 0 ? (
        <EmptyState
          title="No event in this time"
          action={(from || to) && <Button onClick={whole}>The last 90 days</Button>}
        >
          Nothing that is kept was done by it then. {lookedAtBefore}
        </EmptyState>
      ) : (
        <div aria-busy={isStale} className={isStale ? "opacity-60" : ""}>
          <SummaryTables summary={data} account={account} filter={filter} without={facts.who.actor ? ["actors"] : []} />
          <p className="page-width w-full px-4 pb-6 text-xs text-faint md:px-6">
            {lookedAtBefore} Each count leads to its events.
          </p>
        </div>
      )}
      <OlderHost accounts={[{ id: account, label: account }]} />
    </>
  );
}
