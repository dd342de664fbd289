import type { Report } from "../report.ts";

/** The JSON report, schema version 1, in pieces. Lists are written as they are read. */
export async function* reportJson(report: Report): AsyncGenerator<string> {
  const { generator, scan, score, coverage, notCollected } = report;
  const head = JSON.stringify({ schemaVersion: 1, generator, scan, score, coverage, notCollected }, null, 2);
  yield head.slice(0, -2);
  yield ',\n  "resources": [';
  yield* items(report.resources());
  yield '],\n  "findings": [';
  yield* items(report.findings());
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

/** One line of JSON for each finding, for log pipelines. */
export async function* reportNdjson(report: Report): AsyncGenerator<string> {
  for await (const finding of report.findings()) yield `${JSON.stringify(finding)}\n`;
}
