import type { ScopePreview } from "#lib/store/waiver-counts.ts";
import type { WaiverChange } from "#lib/store/waivers.ts";
import type { WaiverState } from "#lib/waivers/days.ts";
import type { AskedScope } from "#lib/waivers/scope.ts";
import type { Waiver } from "#lib/waivers/waiver.ts";

/** A decision in a list: how it stands, and how many findings of the scans on show it accepts. */
export type WaiverRow = Waiver & {
  state: WaiverState;
  accepts: number;
  /** What the one check is called that it is about when it fails; null for several, and for one that is not known. */
  title: string | null;
};

export type WaiverDetail = WaiverRow & {
  /** The latest first. */
  trail: WaiverChange[];
};

export type WaiverPreview = ScopePreview;

/** A decision as a form sends it. */
export interface WantedWaiver {
  scope: AskedScope;
  reason: string;
  owner: string;
  ticket?: string;
  until: string;
  /** Who says to make it. */
  by: string;
  note?: string;
}

export type { AskedScope, WaiverChange, WaiverState };
