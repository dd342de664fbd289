import { type FindingChangeKind, findingChangeKinds } from "#lib/filters/findings.ts";
import { once } from "#lib/once.ts";
import type { ReportChange, ReportSince } from "#lib/reports/report.ts";
import type { OnShow } from "#lib/store/accounts.ts";
import { type ChangedFinding, changedBetween, resourcesBetween } from "#lib/store/finding-changes.ts";
import { getCoverage } from "#lib/store/scans.ts";
import type { AccountScore, FindingChangeCounts } from "#lib/store/views.ts";
import { findingsOf, type Source } from "./report-findings.ts";
import { ledgerLine } from "./report-head.ts";
import { earlierThan } from "./scan-pair.ts";

/** Findings that are read at once. */
const batchSize = 200;

/**
 * What changed since an earlier scan of the same account; `previous` is the one before.
 * @throws AppError as `scanPair` does
 */
export async function sinceOf(source: Source, since: string): Promise<ReportSince> {
  const { db, at } = source;
  const {
    at: then,
    scan: { id, startedAt, finishedAt, score },
  } = await earlierThan(db, at, since);
  const span = { account: at.account, from: then.seq, to: at.seq };
  const changed = once(() => changedBetween(db, span));
  return {
    scan: { id, startedAt, finishedAt },
    score: gradedAs(score),
    coverage: (await getCoverage(db, id)).map(ledgerLine),
    counts: async () => countsOf(await changed()),
    findings: async function* () {
      for (const some of batchesOf(await changed())) yield* changesOf(source, then, some);
    },
    resources: () => resourcesBetween(db, span),
  };
}

function gradedAs({ value, grade, coverage, waived, withWaived }: AccountScore): ReportSince["score"] {
  return { value, grade, coverage, waived, ...(withWaived && { withWaived }) };
}

function countsOf(changed: readonly ChangedFinding[]): FindingChangeCounts {
  const count = (kind: FindingChangeKind) => changed.filter(({ changes }) => changes.includes(kind)).length;
  return Object.fromEntries(findingChangeKinds.map((kind) => [kind, count(kind)])) as FindingChangeCounts;
}

/** Those that are gone by themselves: they are read as of the earlier scan. */
function* batchesOf(changed: readonly ChangedFinding[]): Generator<ChangedFinding[]> {
  let batch: ChangedFinding[] = [];
  for (const one of changed) {
    const isAlike = batch.length < batchSize && isGone(batch[0] ?? one) === isGone(one);
    if (!isAlike) {
      yield batch;
      batch = [];
    }
    batch.push(one);
  }
  if (batch.length > 0) yield batch;
}

const isGone = ({ after }: ChangedFinding) => after === null;

async function* changesOf(source: Source, then: OnShow, some: readonly ChangedFinding[]): AsyncGenerator<ReportChange> {
  const wereThere = some.some(isGone);
  const filter = { account: source.at.account, id: some.map(({ id }) => id) };
  const found = new Map<string, ReportChange["finding"]>();
  for await (const finding of findingsOf(wereThere ? { ...source, at: then } : source, filter, batchSize))
    found.set(finding.id, wereThere ? { ...finding, fix: nothing, remedy: nothing } : finding);
  for (const { id, ...change } of some) {
    const finding = found.get(id);
    if (finding) yield { ...change, finding };
  }
}

/** Nothing is to be done about what is gone. */
const nothing = async () => undefined;
