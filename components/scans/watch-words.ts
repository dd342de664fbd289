import { plural } from "#lib/format.ts";
import type { ScanRow } from "#lib/store/views.ts";

/** `Watch: 3 resources, 5 events`; null of a scan that read everything. */
export function watchWords({ watch }: Pick<ScanRow, "watch">): string | null {
  return watch && `Watch: ${plural(watch.resources, "resource")}, ${plural(watch.events, "event")}`;
}
