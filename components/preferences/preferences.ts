import { isZone } from "#lib/format-times.ts";

/** How one person wants the screens, whatever they show. The theme is a cookie of its own. */
export interface Preferences {
  /** IANA name of the time zone in which moments are told. */
  zone: string;
  /** Whether a moment is told by how long ago it was, where the screen asks for that, or always exactly. */
  times: "relative" | "absolute";
  /** How high rows are. */
  density: "comfortable" | "compact";
}

export const usualPreferences: Preferences = { zone: "UTC", times: "relative", density: "comfortable" };

export const preferencesCookie = "sagewarden-preferences";

/** @param value what the cookie holds, decoded; of anything that it may not hold the usual is taken. */
export function preferencesOf(value: string | undefined): Preferences {
  const held = new URLSearchParams(value);
  const zone = held.get("zone") ?? "";
  return {
    zone: isZone(zone) ? zone : usualPreferences.zone,
    times: held.get("times") === "absolute" ? "absolute" : "relative",
    density: held.get("density") === "compact" ? "compact" : "comfortable",
  };
}

/** What the cookie holds, encoded. */
export function heldBy(preferences: Preferences): string {
  return encodeURIComponent(new URLSearchParams({ ...preferences }).toString());
}
