"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { plural } from "#lib/format.ts";
import { matching } from "./matching.ts";
import { findingGroups, findingPages } from "./queries.ts";
import { type FindingState, findingsQueryOf } from "./search-params.ts";

/** How many findings the filters let through, as told by what the screen asks for anyway: rows wait for no second answer. */
export function FindingCount({ state }: { state: FindingState }) {
  return state.view === "list" ? <CountOfList state={state} /> : <CountOfChecks state={state} />;
}

function CountOfList({ state }: { state: FindingState }) {
  const [first] = useInfiniteQuery(findingPages(findingsQueryOf(state))).data?.pages ?? [];
  return <Count count={first?.total} state={state} />;
}

/** Whatever the grouping, the checks say how many there are. */
function CountOfChecks({ state }: { state: FindingState }) {
  const [first] = useInfiniteQuery(findingGroups(state, "check")).data?.pages ?? [];
  return <Count count={first?.rows.reduce((sum, group) => sum + matching(group, state), 0)} state={state} />;
}

function Count({ count, state }: { count: number | null | undefined; state: FindingState }) {
  if (count === null || count === undefined) return null;
  return (
    <p role="status">
      {plural(count, "finding")}
      {state.change === "gone" && ", as they last were"}
    </p>
  );
}
