import type { Report, ReportResource } from "../../report.ts";
import { wholeFinding } from "../whole-finding.ts";
import { inOrder } from "./in-order.ts";

/** Every finding, with the id of the CloudTrail event behind it, which is noted in `cited`. */
export async function* findingLines(report: Report, cited: Set<string>): AsyncGenerator<string> {
  for await (const finding of report.findings()) {
    const blame = await finding.blame();
    if (blame) cited.add(blame.id);
    const setBy = blame && { event: blame.id, certainty: blame.certainty, gaps: blame.gaps };
    yield line({ ...(await wholeFinding(finding)), ...(setBy && { setBy }) });
  }
}

/** Every resource with its configuration, the call that gave it, and when. */
export async function* resourceLines(report: Report): AsyncGenerator<string> {
  for await (const resource of report.resources()) yield line(await wholeResource(resource));
}

async function wholeResource({ reading, unread: _, ...row }: ReportResource) {
  const { account, arn, kind, name, region, failing, failure, tags, ...judged } = row;
  const {
    action = "",
    readAt = "",
    configuration = null,
    also = null,
    parts = null,
    secrets = [],
  } = (await reading()) ?? {};
  const { exposure, grade, score, waived, unknown, judged: checks, owner, changedAt, firstSeen } = judged;
  return {
    ...{ account, arn, kind, name, region, also, exposure, grade, score, failing: inOrder(failing) },
    ...(waived > 0 && { waived }),
    unknown,
    ...{ judged: checks, owner, tags: inOrder(tags), changedAt, firstSeen, failure: inOrder(failure) },
    ...{ action, readAt, parts: inOrder(parts), secrets: inOrder(secrets), configuration },
  };
}

/** Records are up to 256 KB each. */
const recordsAtOnce = 50;

/** What CloudTrail wrote of the events that findings cite, in the order of their ids. */
export async function* eventLines({ records }: Report, cited: ReadonlySet<string>): AsyncGenerator<string> {
  const ids = [...cited].sort();
  for (let from = 0; from < ids.length; from += recordsAtOnce) {
    const some = ids.slice(from, from + recordsAtOnce);
    const found = await records(some);
    for (const id of some) {
      const record = found.get(id);
      if (record) yield line(record);
    }
  }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
