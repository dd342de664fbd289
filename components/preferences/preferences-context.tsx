"use client";
import { useRouter } from "next/navigation";
import { createContext, use, useState } from "react";
import { type Times, timesIn } from "#lib/format-times.ts";
import { heldBy, type Preferences, preferencesCookie, usualPreferences } from "./preferences.ts";

const Held = createContext<[Preferences, (change: Partial<Preferences>) => void]>([usualPreferences, () => undefined]);

/** Gives the screens what their reader prefers. The cookie lets the server draw the same. */
export function PreferencesProvider({ initial, children }: { initial: Preferences; children: React.ReactNode }) {
  const [preferences, setPreferences] = useState(initial);
  const router = useRouter();
  const change = (wanted: Partial<Preferences>) => {
    const next = { ...preferences, ...wanted };
    setPreferences(next);
    document.documentElement.dataset.density = next.density;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support.
    document.cookie = `${preferencesCookie}=${heldBy(next)}; Path=/; Max-Age=31536000; SameSite=Lax`;
    router.refresh();
  };
  return <Held value={[preferences, change]}>{children}</Held>;
}

/** What the reader prefers, and how to change it. */
export function usePreferences(): [Preferences, change: (change: Partial<Preferences>) => void] {
  return use(Held);
}

/** Moments in the reader's time zone: server and browser write the same. */
export function useTimes(): Times {
  const [{ zone }] = usePreferences();
  return timesIn(zone);
}
