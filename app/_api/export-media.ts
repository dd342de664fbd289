import { formatsOf } from "#lib/reports/formats/index.ts";
import type { Subject } from "#lib/reports/report.ts";

/** The media types that something is exported in. */
export function exportMedia(subject: Subject): string[] {
  return [...new Set(formatsOf(subject).map(({ mediaType }) => mediaType.replace(/;.*/, "")))];
}
