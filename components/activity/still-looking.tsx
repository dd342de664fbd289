"use client";
import { useQuery } from "@tanstack/react-query";
import { lookedThrough } from "./queries.ts";

/** Above events that signals see something in, or nothing: that some were not looked through yet. Says nothing when all were. */
export function StillLooking({ account }: { account: readonly string[] | string }) {
  const { data, error } = useQuery(lookedThrough(account));
  if (error) return <Line>Whether all events were looked through could not be loaded.</Line>;
  if (!data?.isUnderWay) return null;
  return <Line>Some events are still being looked through; more may follow.</Line>;
}

function Line({ children }: { children: React.ReactNode }) {
  return (
    <p role="status" className="border-b px-4 py-3 text-unknown md:px-6">
      {children}
    </p>
  );
}
