"use client";
import { useCallback, useMemo, useRef, useState } from "react";
import type { FindingRow } from "#lib/store/views.ts";

/** So many can be chosen one by one; a plan of more is a plan of what the filters show. */
export const mostPicked = 100;

/** Rows that somebody chose, by id. */
export interface Picking {
  picked: ReadonlySet<string>;
  /** Chooses a row or leaves it; with shift all from the one before to it. */
  pick: (id: string, isRange: boolean) => void;
  clear: () => void;
}

/** A fix is planned for what fails and can be used now. */
export function isPickable({ status, exposure }: Pick<FindingRow, "status" | "exposure">): boolean {
  return status === "fail" && exposure === "live";
}

/** Adds to what is chosen the rows from one to another, as far as there is room. */
export function withRange(picked: ReadonlySet<string>, ids: readonly string[], from: string, to: string): Set<string> {
  const [first, last] = [ids.indexOf(from), ids.indexOf(to)].sort((one, other) => one - other);
  const range = first === undefined || first < 0 ? [to] : ids.slice(first, (last ?? first) + 1);
  return new Set([...picked, ...range].slice(0, mostPicked));
}

/** What is chosen in a list. @param order the ids of the rows that can be chosen, as they stand */
export function usePicking(): Picking & { order: (ids: readonly string[]) => void } {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const ids = useRef<readonly string[]>([]);
  const last = useRef<string | null>(null);
  const pick = useCallback((id: string, isRange: boolean) => {
    const from = last.current;
    last.current = id;
    setPicked((before) => {
      if (isRange && from !== null) return withRange(before, ids.current, from, id);
      if (before.has(id)) return new Set([...before].filter((one) => one !== id));
      return before.size < mostPicked ? new Set([...before, id]) : before;
    });
  }, []);
  const clear = useCallback(() => {
    last.current = null;
    setPicked(new Set());
  }, []);
  const order = useCallback((all: readonly string[]) => {
    ids.current = all;
  }, []);
  return useMemo(() => ({ picked, pick, clear, order }), [picked, pick, clear, order]);
}
