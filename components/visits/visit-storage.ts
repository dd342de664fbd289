"use client";
import { useSyncExternalStore } from "react";
import { readVisits, visited } from "./visit.ts";

const key = "sagewarden-visits";
/** Who shows it in this tab: the browser tells other tabs alone. */
const listeners = new Set<() => void>();

/** Notes that the account is looked at. A browser that keeps nothing has no last visit. */
export function noteVisit(account: string, shown: string, at: number): void {
  try {
    const visits = readVisits(localStorage.getItem(key));
    const next = { ...Object.fromEntries(visits), [account]: visited(visits.get(account), shown, at) };
    localStorage.setItem(key, JSON.stringify(next));
    for (const changed of listeners) changed();
  } catch {
    // Storage may be switched off or full.
  }
}

/** The scan that was on show when the last visit ended; null where none is known. */
export function useLastVisit(account: string): string | null {
  return useSyncExternalStore(
    onStorage,
    () => readVisits(held()).get(account)?.last ?? null,
    () => null,
  );
}

function held(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function onStorage(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener("storage", changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener("storage", changed);
  };
}
