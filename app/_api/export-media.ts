import { formatsOf } from "#lib/reports/formats/index.ts";
import { investigationFormats } from "#lib/reports/investigation/index.ts";
import type { Subject } from "#lib/reports/report.ts";

/** The media types that something is exported in. */
export function exportMedia(subject: Subject): string[] {
  return mediaOf(formatsOf(subject));
}

/** Those of an investigation. */
export const investigationMedia = mediaOf(investigationFormats);

function mediaOf(formats: readonly { mediaType: string }[]): string[] {
  return [...new Set(formats.map(({ mediaType }) => mediaType.replace(/;.*/, "")))];
}
