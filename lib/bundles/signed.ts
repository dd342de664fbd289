import type { ReportFormat } from "#lib/reports/format.ts";
import type { Report } from "#lib/reports/report.ts";
import { type Place, signerOf } from "./signing-key.ts";

/** The report with what signs it, for the format that is signed: no other makes a key. */
export async function signed(report: Report, { name }: Pick<ReportFormat, "name">, place: Place): Promise<Report> {
  const signer = name === "bundle" ? await signerOf(place) : undefined;
  return { ...report, ...(signer && { signer }) };
}
