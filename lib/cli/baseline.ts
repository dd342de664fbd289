import { readFile } from "node:fs/promises";
import type { Severity } from "#lib/checks/define.ts";
import { AppError } from "#lib/errors.ts";
import { plural } from "#lib/format.ts";
import { visible } from "#lib/invisible.ts";
import type { Report } from "#lib/reports/report.ts";
import { noFailing } from "#lib/scoring/weights.ts";

/** The findings that were known to fail, by their ids. */
export type Baseline = ReadonlySet<string>;

/** So many new findings are told by name. */
const mostTold = 20;

/**
 * What failed in an earlier report, JSON or NDJSON, for an account.
 * @throws AppError `usage` for what is no such report, or one of another account: all would be new, or nothing
 */
export async function baselineIn(file: string, account: string): Promise<Baseline> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new AppError("usage", `The baseline ${file} could not be read (${error.code}).`, advice);
  });
  const findings = findingsIn(text);
  if (!findings)
    throw new AppError("usage", `The baseline ${file} is no report of Sagewarden as JSON or NDJSON.`, advice);
  const stranger = findings.find((finding) => finding.account !== account);
  if (stranger)
    throw new AppError(
      "usage",
      `The baseline ${file} is of the account ${visible(stranger.account)}, not of ${account}.`,
    );
  return new Set(findings.flatMap(({ id, status }) => (status === "fail" ? [id] : [])));
}

const advice = "Make one with --format json --output FILE.";

interface Known {
  id: string;
  account: string;
  status: string;
}

interface Whole {
  schemaVersion?: unknown;
  findings?: unknown;
}

function findingsIn(text: string): Known[] | undefined {
  const whole = parsed(text) as (Whole & { accounts?: Whole[] }) | undefined;
  const documents = Array.isArray(whole?.accounts) ? whole.accounts : [whole];
  // A report of nothing is empty as NDJSON.
  const list =
    whole?.schemaVersion === 1 ? documents.flatMap((one) => one?.findings) : text.trim() === "" ? [] : linesOf(text);
  return Array.isArray(list) && list.every(isKnown) ? list : undefined;
}

function linesOf(text: string): unknown[] {
  return text.trim().split("\n").map(parsed);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isKnown(finding: unknown): finding is Known {
  const { id, account, status } = (finding ?? {}) as Partial<Known>;
  return [id, account, status].every((text) => typeof text === "string");
}

/** Live findings that fail and that nobody accepted. */
export async function notAcceptedIn(report: Report): Promise<Record<Severity, number>> {
  const counts = noFailing();
  for await (const { severity, waiver } of report.findings({ status: "fail", exposure: "live" }))
    if (!waiver) counts[severity]++;
  return counts;
}

/** Live findings that fail, did not in the baseline, and that nobody accepted: how many of each severity, and the worst in words. */
export interface NewFailing {
  counts: Record<Severity, number>;
  told: string;
}

export async function newIn(report: Report, baseline: Baseline): Promise<NewFailing> {
  const counts = noFailing();
  const lines: string[] = [];
  // Worst first, as the parts of a report are.
  for await (const { id, severity, title, resource, waiver } of report.findings({ status: "fail", exposure: "live" })) {
    if (baseline.has(id) || waiver) continue;
    counts[severity]++;
    if (lines.length < mostTold) lines.push(`  ${severity}: ${visible(title)} (${visible(resource.arn)})\n`);
  }
  const count = Object.values(counts).reduce((sum, one) => sum + one, 0);
  if (count === 0) return { counts, told: "No live finding is new.\n" };
  const further = count > lines.length ? `  and ${count - lines.length} more\n` : "";
  return {
    counts,
    told: `${plural(count, "live finding")} ${count === 1 ? "is" : "are"} new:\n${lines.join("")}${further}`,
  };
}
