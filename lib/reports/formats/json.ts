import { z } from "zod";
import type { FindingRow, ResourceRow } from "#lib/store/views.ts";
import { defineFormat } from "../format.ts";
import { everyFinding, everyResource, type Report, type ReportFinding, type ReportResource } from "../report.ts";
import { sightBetween } from "../sight.ts";
import { frameworkDocument } from "./json-framework.ts";
import { jsonOf } from "./json-list.ts";
import { wholeChange } from "./whole-change.ts";
import { wholeFinding } from "./whole-finding.ts";

export const json = defineFormat({
  name: "json",
  label: "JSON",
  purpose: "one document, for programs",
  readers: "programs",
  mediaType: "application/json",
  extension: "json",
  subjects: ["scan", "findings", "resources", "changes", "framework"],
  tellsUnscanned: ["framework"],
  options: z.strictObject({}),
  render(reports) {
    const [report] = reports;
    if (report?.subject === "scan") return together(reports, document);
    if (report?.subject === "changes") return together(reports, changesDocument);
    if (report?.subject === "framework") return frameworkDocument(reports);
    return report?.subject === "findings"
      ? jsonOf(mapped(everyFinding(reports), findingRow))
      : jsonOf(mapped(everyResource(reports), resourceRow));
  },
});

/** The document of the account; of several a document that has one for each. */
async function* together(
  reports: readonly Report[],
  documentOf: (report: Report) => AsyncGenerator<string>,
): AsyncGenerator<string> {
  const [only, ...others] = reports;
  if (only && others.length === 0) return yield* documentOf(only);
  let separator = '{\n  "schemaVersion": 1,\n  "accounts": [\n';
  for (const report of reports) {
    yield separator;
    yield* documentOf(report);
    separator = ",\n";
  }
  yield "  ]\n}\n";
}

/** The JSON report, schema version 1, in pieces. Lists are written as they are read. */
async function* document(report: Report): AsyncGenerator<string> {
  const { generator, scan, score, checkOptions, coverage, notCollected, values } = report;
  const options = checkOptions.map(({ title: _, ...option }) => option);
  const activity = { reach: await report.activity(), ...(await report.lately?.()) };
  const read = { coverage, notCollected, values, activity };
  const head = { schemaVersion: 1, generator, scan, score, checkOptions: options, ...read };
  yield JSON.stringify(head, null, 2).slice(0, -2);
  yield ',\n  "resources": [';
  yield* items(mapped(report.resources(), briefResource));
  yield '],\n  "findings": [';
  yield* items(mapped(report.findings(), wholeFinding));
  yield "]\n}\n";
}

/** What changed between two scans, schema version 1. */
async function* changesDocument({ generator, scan, score, coverage, since, values }: Report): AsyncGenerator<string> {
  if (!since) return;
  const { value, grade, coverage: assessed, waived, withWaived } = score;
  const scored = { value, grade, coverage: assessed, waived, ...(withWaived && { withWaived }) };
  const head = {
    ...{ schemaVersion: 1, generator, scan, score: scored, values },
    since: { scan: since.scan, score: since.score },
    counts: await since.counts(),
    sight: sightBetween(since.coverage, coverage),
    resources: await since.resources(),
  };
  yield JSON.stringify(head, null, 2).slice(0, -2);
  yield ',\n  "changes": [';
  yield* items(mapped(since.findings(), wholeChange));
  yield "]\n}\n";
}

async function* items(list: AsyncIterable<unknown>): AsyncGenerator<string> {
  let separator = "\n    ";
  for await (const item of list) {
    yield separator + JSON.stringify(item);
    separator = ",\n    ";
  }
  yield "\n  ";
}

async function* mapped<Item, Written>(
  list: AsyncIterable<Item>,
  write: (item: Item) => Written | Promise<Written>,
): AsyncGenerator<Written> {
  for await (const item of list) yield await write(item);
}

function briefResource(resource: ReportResource) {
  const { arn, kind, name, region, exposure, grade, score, waived, judged, owner, tags, unread } = resource;
  return {
    ...{ arn, kind, name, region, exposure, grade, score, ...(waived > 0 && { waived }), judged, owner, tags },
    ...(unread !== null && { unread }),
  };
}

function resourceRow({ unread: _, reading: _reading, ...row }: ReportResource): ResourceRow {
  return row;
}

/** As the list of findings shows it. */
function findingRow(finding: ReportFinding): FindingRow {
  const {
    evidence: _,
    reason: _reason,
    controls: _controls,
    fix: _fix,
    remedy: _remedy,
    verify: _verify,
    ...rest
  } = finding;
  const { blame: _blame, ...row } = rest;
  return row;
}
