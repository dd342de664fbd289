"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { createSerializer } from "nuqs";
import { useMemo } from "react";
import { plural } from "#lib/format.ts";
import type { RecordedChange } from "#lib/store/views.ts";
import type { TimelineNote } from "../activity/timeline-days.ts";
import { useTimes } from "../preferences/preferences-context.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { type ResourceAnswer, resourceHistory } from "./queries.ts";
import { type DetailState, detailParams } from "./search-params.ts";

const addressOf = createSerializer(detailParams);

/** The changes that scans saw, as notes among the events; none among those that failed, which changed nothing. */
export function useSeenChanges(resource: ResourceAnswer, state: DetailState): readonly TimelineNote[] {
  const { data } = useQuery(resourceHistory(resource));
  return useMemo(() => {
    if (state.only === "failed") return [];
    const href = addressOf({ ...state, tab: "history", finding: null, event: null });
    return (data?.changes ?? []).map((change) => ({
      at: change.at,
      content: <SeenChange change={change} href={href} />,
    }));
  }, [data, state]);
}

/** Fields of a change that are named in its line. */
const mostNamed = 3;

/** One of them: its fields, and whether a call about it is recorded. */
export function SeenChange({ change, href }: { change: RecordedChange; href: string }) {
  const times = useTimes();
  const { at, fields, fieldsLeft, calls } = change;
  const more = fields.length - mostNamed + fieldsLeft;
  return (
    <p className="flex row-height-9 min-w-0 flex-wrap items-center gap-x-4 border-b border-l-2 border-l-accent px-4 md:flex-nowrap md:px-6">
      <time dateTime={at} className="shrink-0 font-mono text-xs text-faint md:w-[7.5rem]">
        {times.clock(at)}
      </time>
      <span className="min-w-0">
        <Link href={href} scroll={false} className="font-medium text-accent hover:underline">
          A scan saw it changed
        </Link>{" "}
        <UntrustedText wrap className="font-mono text-xs">
          {fields
            .slice(0, mostNamed)
            .map(({ path }) => path)
            .join(", ")}
        </UntrustedText>
        {more > 0 && <span className="text-faint"> and {plural(more, "more field")}</span>}
        {calls.length === 0 && <span className="text-unknown"> No call about it is recorded</span>}
      </span>
    </p>
  );
}
