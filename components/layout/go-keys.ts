"use client";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef } from "react";
import { isForScreen } from "../ui/row-keys.ts";
import { useAccountHref } from "./account-link.ts";
import { screens } from "./screens.ts";

/** So long after `g` its letter is waited for, ms. */
export const patienceMs = 1_500;

/** What a key means after the keys before it. */
export interface Going {
  /** When `g` was pressed, as long as its letter is waited for. */
  since: number | null;
  /** The screen that is gone to. */
  path?: string;
}

/** `g`, then the letter of a screen, soon enough: any other key is what it is without `g`. @param at ms */
export function afterKey({ since }: Going, key: string, at: number): Going {
  const waits = since !== null && at - since <= patienceMs;
  const screen = waits ? screens.find((one) => one.key === key) : undefined;
  if (screen) return { since: null, path: screen.path };
  return { since: key === "g" ? at : null };
}

/** `g` and a letter goes to a screen. It hears keys before the lists do, so that the letter is nothing else there. */
export function useGoKeys(): void {
  const router = useRouter();
  const hrefOf = useAccountHref();
  const going = useRef<Going>({ since: null });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || !isForScreen(event)) return;
    const next = afterKey(going.current, event.key, event.timeStamp);
    const { path } = next;
    going.current = next;
    if (path === undefined) return;
    event.preventDefault();
    router.push(hrefOf(path));
  });
  useEffect(() => {
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}
