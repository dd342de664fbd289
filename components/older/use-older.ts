"use client";
import { useQueryState } from "nuqs";
import { type Beginning, olderParser } from "./older-address.ts";

/** The question that stands in the address, for whoever opens its drawer or has it open. */
export function useOlder() {
  const [beginning, set] = useQueryState("older", olderParser);
  return {
    beginning,
    open: (next: Beginning) => void set(next, { history: "push" }),
    say: (next: Beginning) => void set(next, { history: "replace" }),
    close: () => void set(null, { history: "replace" }),
  };
}
