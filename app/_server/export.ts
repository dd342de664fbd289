import { AppError } from "#lib/errors.ts";
import { chosenOptions, type FormatName, fileNameOf, formatNamed } from "#lib/reports/formats/index.ts";
import { type ReportAbout, reportOf } from "#lib/scan/report.ts";
import { currentStore } from "#lib/store/current.ts";
import { getScan } from "#lib/store/scans.ts";
import type { AccountView } from "#lib/store/views.ts";
import { inventoryOf } from "./inventory.ts";
import { download } from "./route.ts";

/** A report on what the account's scan on show found, as a file. @throws AppError before there is a scan. */
export async function exported(
  { id, currentScan }: AccountView,
  query: { format: FormatName } & Record<string, unknown>,
  about: ReportAbout,
): Promise<Response> {
  const { db } = currentStore();
  const format = formatNamed(query.format);
  const options = chosenOptions(format, about.subject, query);
  const scan = currentScan ? await getScan(db, currentScan) : undefined;
  if (!scan) throw new AppError("not-found", "There is nothing to export yet.", "Run a scan first.");
  const report = await reportOf(db, scan, about, () => inventoryOf(id, scan.id));
  return download(fileNameOf(format, about.subject, id), format.mediaType, format.render(report, options));
}
