"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import type { PeriodComparison } from "#lib/store/views.ts";
import { TimeFilter } from "../lists/time-filter.tsx";
import { useTimes } from "../preferences/preferences-context.tsx";
import { BackLink } from "../ui/back-link.tsx";
import { Button } from "../ui/button.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { FailedState, PartialNotice } from "../ui/states.tsx";
import { Time } from "../ui/time.tsx";
import { eventsHref } from "./actor-link.ts";
import { Differences } from "./differences.tsx";
import { lookedAtBefore } from "./kept-words.ts";
import { activityComparison } from "./queries.ts";
import { compareParams, compareQueryOf } from "./search-params.ts";

/** A period beside the time of the same length before it: who and what is new, and what is gone. */
export function CompareScreen({ account, notice }: { account: string; notice: React.ReactNode }) {
  const [state, setState] = useQueryStates(compareParams, { history: "push" });
  const { from, to } = state;
  const query = activityComparison(compareQueryOf(account, state));
  const { data, error, refetch } = useQuery({ ...query, placeholderData: keepPreviousData });
  return (
    <>
      <header className="page-width w-full px-4 pt-3 pb-3 md:px-6">
        <p className="flex min-h-8 items-center">
          <BackLink href={eventsHref(account, { from, to })}>Activity</BackLink>
        </p>
        <h1 className="mt-2 font-serif text-title">Two periods</h1>
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          <TimeFilter from={from} to={to} onChange={(period) => void setState(period)} />
          {(from || to) && (
            <Button variant="quiet" onClick={() => void setState({ from: null, to: null })}>
              Last 7 days
            </Button>
          )}
          {data && (
            <p role="status" className="text-muted">
              From <Time iso={data.from} show="datetime" /> to <Time iso={data.to} show="datetime" />
              <span className="text-faint">
                , beside the time from <Time iso={data.before} show="datetime" /> on before it
              </span>
            </p>
          )}
        </div>
      </header>
      {notice}
      {data && <Unknown comparison={data} />}
      {error && !data ? (
        <FailedState action={<Button onClick={() => void refetch()}>Try again</Button>}>{error.message}</FailedState>
      ) : data ? (
        <>
          <Differences comparison={data} account={account} />
          <p className="page-width w-full px-4 pb-6 text-xs text-faint md:px-6">
            {lookedAtBefore} After it, it looks new.
          </p>
        </>
      ) : (
        <SkeletonRows rows={12} columns={["w-2/5", "w-16", "w-24"]} />
      )}
    </>
  );
}

/** A time of which nothing is kept makes everything look new. */
function Unknown({ comparison: { before, from, to, historyFrom } }: { comparison: PeriodComparison }) {
  const times = useTimes();
  if (from >= to)
    return <PartialNotice title="The period ends before it begins">There is nothing in it to compare.</PartialNotice>;
  if (historyFrom !== null && historyFrom <= before) return null;
  return (
    <PartialNotice title="The time before is not all here">
      {historyFrom === null
        ? "CloudTrail of the account was not read yet."
        : `All that was read is kept since ${times.dateTime(historyFrom)}: what is called new may be older than that.`}
    </PartialNotice>
  );
}
