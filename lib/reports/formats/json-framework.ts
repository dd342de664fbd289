import { checkOf } from "#lib/checks/catalogue.ts";
import { type JudgedCheck, type JudgedControl, unjudgedControls } from "#lib/checks/controls/judged.ts";
import { acceptedOf, controlsIn, evidenceOf, evidenceOrder, passRate } from "../framework.ts";
import type { Report, ReportFinding } from "../report.ts";
import { unscannedIn } from "../unscanned.ts";
import { verified } from "./verified.ts";

/**
 * A framework control by control, schema version 1, in pieces: each account with the controls that checks bear on, and under each
 * control its checks with their live findings. Lists are written as they are read.
 */
export async function* frameworkDocument(reports: readonly Report[]): AsyncGenerator<string> {
  const [first] = reports;
  if (!first?.framework) return;
  const { controls: _, ...framework } = first.framework;
  const head = {
    ...{ schemaVersion: 1, generator: first.generator, framework, values: first.values },
    unscanned: unscannedIn(reports),
    notAssessed: unjudgedControls(first.framework),
  };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "accounts": [`;
  for (const [at, report] of reports.entries()) {
    yield at > 0 ? ",\n" : "\n";
    yield* accountOf(report);
  }
  yield "\n  ]\n}\n";
}

async function* accountOf(report: Report): AsyncGenerator<string> {
  const { scan, checkOptions, coverage, notCollected } = report;
  const options = checkOptions.map(({ title: _, ...option }) => option);
  yield `${JSON.stringify({ scan, checkOptions: options, coverage, notCollected }).slice(0, -1)},"controls":[`;
  for (const [at, control] of (await controlsIn(report)).entries()) {
    yield `${at > 0 ? "," : ""}\n    ${JSON.stringify(briefControl(control)).slice(0, -1)},"checks":[`;
    for (const [at, check] of control.checks.entries()) {
      yield `${at > 0 ? "," : ""}\n      ${JSON.stringify(briefCheck(check)).slice(0, -1)},"findings":[`;
      let separator = "\n        ";
      for (const status of evidenceOrder)
        for await (const finding of evidenceOf(report, check, status)) {
          yield separator + JSON.stringify(await evidenceIn(finding));
          separator = ",\n        ";
        }
      yield "]}";
    }
    yield "]}";
  }
  yield "]}";
}

function briefControl(one: JudgedControl) {
  const { id, control, title, mapping, standing, pass, fail, unknown, notApplicable } = one;
  const results = { pass, fail, ...waivedOf(one), unknown, notApplicable };
  return { id, control, title, mapping, standing, passRate: passRate(one), results };
}

function briefCheck(one: JudgedCheck) {
  const { id, isUnread, pass, fail, unknown, notApplicable } = one;
  const check = checkOf(id);
  return {
    ...{ id, title: check?.title ?? id, severity: check?.severity ?? "info", kind: check?.kind ?? null },
    ...{ isUnread, results: { pass, fail, ...waivedOf(one), unknown, notApplicable } },
  };
}

/** How many of the fails were accepted, where any was. */
function waivedOf(one: JudgedCheck | JudgedControl): { waived?: number } {
  const waived = acceptedOf(one);
  return waived > 0 ? { waived } : {};
}

/** A finding as evidence: how to mend it is for the report of the scan. */
async function evidenceIn(finding: ReportFinding) {
  const { id, title, status, resource, reason, since, firstSeen, readAt, isEarlier, waiver } = finding;
  return {
    ...{ id, title, status, resource, evidence: await verified(finding) },
    ...(reason !== null && { reason }),
    ...(waiver && { waiver }),
    ...{ since, firstSeen, readAt, isEarlier },
  };
}
