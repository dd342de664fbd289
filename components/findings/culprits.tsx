"use client";
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useEffectEvent, useMemo } from "react";
import { actorName } from "#lib/actor-name.ts";
import type { BlamedEvent, FindingRow } from "#lib/store/views.ts";
import { useTimes } from "../preferences/preferences-context.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { findingBlames } from "./queries.ts";

/** The event behind each finding, by its id; null where nobody is known, and none while it is looked for. */
type Culprits = ReadonlyMap<string, BlamedEvent | null>;

/** As many as the API answers at once: as many as a page of the list has. */
const atOnce = 100;

/** Somebody made it fail: what else he may have done is not asked in lists. */
export const isFailing = ({ status }: Pick<FindingRow, "status">) => status === "fail";

/**
 * Who set what those of the findings are about that are to be `blamed`, asked for in their order, so that more rows ask for no more than
 * themselves. While the rows are `isStale` nobody is looked for: the ones that come wait for nothing else.
 */
export function useCulprits<Row extends FindingRow>(
  rows: readonly Row[],
  accounts: readonly string[] | string | null,
  { blamed = isFailing, isStale = false }: { blamed?: (row: Row) => boolean; isStale?: boolean } = {},
): Culprits {
  const asked = rows.filter(blamed).map(({ id }) => id);
  const groups = Array.from({ length: Math.ceil(asked.length / atOnce) }, (_, at) =>
    asked.slice(at * atOnce, (at + 1) * atOnce),
  );
  const answers = useQueries({
    queries: groups.map((ids) => ({ ...findingBlames(ids, accounts), enabled: !isStale })),
    combine: (all) => all.flatMap(({ data }) => data?.rows ?? []),
  });
  const client = useQueryClient();
  const leave = useEffectEvent(() => {
    for (const ids of groups) void client.cancelQueries({ queryKey: findingBlames(ids, accounts).queryKey });
  });
  useEffect(() => {
    if (isStale) leave();
  }, [isStale]);
  return useMemo(() => new Map(answers.map(({ id, blame }) => [id, blame])), [answers]);
}

/** Those of the rows below: when some become known only their cells are drawn anew. */
export const CulpritsContext = createContext<Culprits>(new Map());

/** Whoever set what a finding is about that is blamed, in the width of a column. */
export function Culprit({ id }: { id: string }) {
  const culprits = useContext(CulpritsContext);
  const times = useTimes();
  const event = culprits.get(id);
  if (event === undefined) return <Skeleton className="w-16" />;
  if (event === null) return <span className="text-faint">not known</span>;
  const perhaps = event.certainty === "unknown-since" ? "perhaps " : "";
  return (
    <span className="min-w-0 truncate text-muted" title={`${event.actor}: ${event.name}, ${times.date(event.at)}`}>
      {perhaps}
      <UntrustedText>{shortOf(actorName(event.actor).name)}</UntrustedText>
    </span>
  );
}

/** Of an address of mail what stands before the company's name: in a list of its own people that is the same in each row. */
function shortOf(name: string): string {
  return /^([^@\s]+)@[\w.-]+$/.exec(name)?.[1] ?? name;
}
