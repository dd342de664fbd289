import type { ExportFormat } from "#components/ui/export-menu.tsx";
import { formatsOf } from "#lib/reports/formats/index.ts";
import type { Subject } from "#lib/reports/report.ts";

/** What a menu shows of the formats: the browser needs no code that writes them. */
export function exportFormats(subject: Subject): ExportFormat[] {
  return formatsOf(subject).map(({ name, label, purpose, readers }) => ({ name, label, purpose, readers }));
}
