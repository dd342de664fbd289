"use client";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";

/** Something that can be done from where one stands. */
export interface Action {
  id: string;
  name: string;
  run: () => void;
}

let offered: readonly Action[] = [];
const none: readonly Action[] = [];
const listeners = new Set<() => void>();

function offer(next: readonly Action[]): void {
  offered = next;
  for (const listener of listeners) listener();
}

/** Offers an action in the palette as long as the component is on screen that can do it. A name of null: not now. */
export function useAction(id: string, name: string | null, run: () => void): void {
  const latest = useEffectEvent(run);
  useEffect(() => {
    if (name === null) return;
    const action = { id, name, run: () => latest() };
    offer([...offered, action]);
    return () => offer(offered.filter((one) => one !== action));
  }, [id, name]);
}

/** What the screen offers now, in no order that means anything. */
export function useActions(): readonly Action[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => offered,
    () => none,
  );
}
