"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { plural } from "#lib/format.ts";
import { eventsHref } from "../activity/actor-link.ts";
import { ActorTallies } from "../activity/actor-tallies.tsx";
import { activitySummary } from "../activity/queries.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { FailedState } from "../ui/states.tsx";
import { Time } from "../ui/time.tsx";
import { type DetailState, filterOf, listedAs } from "./search-params.ts";

/** Who made the events about a resource: each leads to what they did to it. */
export function ResourceActors({ state }: { state: DetailState }) {
  const { account, only } = state;
  const query = new URLSearchParams({ ...(account && { account }), resource: state.arn, ...filterOf(only) }).toString();
  const summary = useQuery({ ...activitySummary(query), placeholderData: keepPreviousData });
  const { data, error, refetch, isPlaceholderData: isStale } = summary;
  if (error && !data) {
    return (
      <FailedState
        title="Who acted on it could not be loaded"
        action={<Button onClick={() => void refetch()}>Try again</Button>}
      >
        {error.message}
      </FailedState>
    );
  }
  // That there is none the timeline says.
  if (!data || data.events === 0) return null;
  const same = { ...listedAs(state), ...(data.isCut && data.first && { from: data.first }) };
  return (
    <div aria-busy={isStale} className={cx("max-w-[56rem] px-4 pb-6 md:px-6", isStale && "stale")}>
      <ActorTallies
        title="Who acted on it"
        top={data.actors}
        folded={4}
        account={account}
        list={(own) => eventsHref(account, { ...same, ...own })}
      />
      {data.isCut && data.first && (
        <p className="pt-1 text-unknown">
          Of the latest {plural(data.events, "event")}, back to <Time iso={data.first} show="datetime" />; what came
          before is not counted.
        </p>
      )}
    </div>
  );
}
