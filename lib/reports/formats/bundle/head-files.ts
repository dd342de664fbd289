import type { Report } from "../../report.ts";
import { inOrder } from "./in-order.ts";
import { bundleVersion } from "./names.ts";

/** What was asked for, how, with which checks, and what it came to: `scan.json`. */
export async function scanFile(report: Report): Promise<string> {
  const { generator, scan, limits, notCollected, values } = report;
  const { connection, options, watch, score, summary, named } = await report.whole();
  const checkOptions = report.checkOptions.map(({ title: _, ...option }) => option);
  return document({
    bundleVersion,
    ...{ generator, scan, connection, options, limits, checkOptions, watch, score, summary, notCollected, values },
    activity: await report.activity(),
    named: named
      .map(({ kind, name }) => ({ kind, name }))
      .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),
  });
}

/** Every call of every kind in every region, and how it went: `coverage.json`. */
export async function coverageFile(report: Report): Promise<string> {
  const { units } = await report.whole();
  return document({
    units: units.map(({ region, kind, readAt, isEarlier, coverage }) => ({
      region,
      kind,
      readAt,
      isEarlier,
      coverage,
    })),
  });
}

function keyOf({ kind, name }: { kind: string; name: string }): string {
  return `${kind} ${name}`;
}

/** In the order that is written here; what stands in it is in an order of its own. */
function document(value: object): string {
  const fields = Object.entries(value).map(([name, field]) => [name, inOrder(field)]);
  return `${JSON.stringify(Object.fromEntries(fields), null, 2)}\n`;
}
