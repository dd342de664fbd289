"use client";
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { actorName } from "#lib/actor-name.ts";
import { formatDate } from "#lib/format.ts";
import type { BlamedEvent, FindingRow } from "#lib/store/views.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { findingBlames } from "./queries.ts";

/** The event behind each finding that fails, by its id; null where nobody is known, and none while it is looked for. */
export type Culprits = ReadonlyMap<string, BlamedEvent | null>;

/** As many as the API answers at once: as many as a page of the list has. */
const atOnce = 100;

/** Who set what these findings are about, asked for in their order, so that more rows ask for no more than themselves. */
export function useCulprits(rows: readonly FindingRow[], accounts: readonly string[] | string | null): Culprits {
  const failing = rows.flatMap(({ id, status }) => (status === "fail" ? [id] : []));
  const groups = Array.from({ length: Math.ceil(failing.length / atOnce) }, (_, at) =>
    failing.slice(at * atOnce, (at + 1) * atOnce),
  );
  const answers = useQueries({
    queries: groups.map((ids) => findingBlames(ids, accounts)),
    combine: (all) => all.flatMap(({ data }) => data?.rows ?? []),
  });
  return useMemo(() => new Map(answers.map(({ id, blame }) => [id, blame])), [answers]);
}

/** Whoever set what the finding is about, in the width of a column. */
export function Culprit({ row: { id, status }, culprits }: { row: FindingRow; culprits: Culprits }) {
  if (status !== "fail") return null;
  const event = culprits.get(id);
  if (event === undefined) return <Skeleton className="w-16" />;
  if (event === null) return <span className="text-faint">not known</span>;
  const perhaps = event.certainty === "unknown-since" ? "perhaps " : "";
  return (
    <span className="min-w-0 truncate text-muted" title={`${event.actor}: ${event.name}, ${formatDate(event.at)}`}>
      {perhaps}
      <UntrustedText>{shortOf(actorName(event.actor).name)}</UntrustedText>
    </span>
  );
}

/** Of an address of mail what stands before the company's name: in a list of its own people that is the same in each row. */
function shortOf(name: string): string {
  return /^([^@\s]+)@[\w.-]+$/.exec(name)?.[1] ?? name;
}
