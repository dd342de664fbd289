import { type BundledScan, coverageForm, findingForm, resourceForm, scanForm } from "#lib/bundles/forms.ts";
import type { Bundle } from "#lib/bundles/open-bundle.ts";
import { documentIn, linesIn } from "#lib/bundles/read-forms.ts";
import { refused } from "#lib/bundles/refused.ts";
import { type Severity, severities } from "#lib/checks/define.ts";
import { bundleFiles } from "#lib/reports/formats/bundle/names.ts";
import { severityRank } from "#lib/scoring/weights.ts";
import type { Store } from "#lib/store/client.ts";
import { tallyDays } from "#lib/store/event-tallies.ts";
import { noteEventTexts } from "#lib/store/event-texts.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { beginImport, closeUnseen, countImported, endImport, stageImported } from "#lib/store/imported-scans.ts";
import { type Db, inTransaction } from "#lib/store/query.ts";
import { setGrades } from "#lib/store/resources.ts";
import { tidy } from "#lib/store/statistics.ts";
import { noteTexts } from "#lib/store/texts.ts";
import type { At } from "#lib/store/versions.ts";
import type { BundleConnection } from "#lib/store/views.ts";
import { findingOf, gradeOf, holdOwn } from "./bundled-lines.ts";
import { importFiles } from "./import-job.ts";
import type { ImportTold } from "./views.ts";

const atOnce = 250;

/**
 * Reads a bundle that was checked back as an account, or as a later scan of one that came out of a bundle: with the verdicts as they were
 * judged. All of it is there afterwards, or nothing.
 * @throws AppError `conflict` where it would mix with what is read here, `bundle` for what no installation of this version writes
 */
export async function importBundle(store: Store, bundle: Bundle, signal: AbortSignal): Promise<ImportTold> {
  const head = await documentIn(bundle, bundleFiles.scan, scanForm);
  const { units } = await documentIn(bundle, bundleFiles.coverage, coverageForm);
  const { scan, generator, ...rest } = head;
  const { apiCalls: calls, throttles, ...times } = scan;
  const imported = { ...rest, ...times, calls, throttles };
  const connection: BundleConnection = {
    type: "bundle",
    version: generator.version,
    scannedAt: scan.finishedAt,
    importedAt: new Date().toISOString(),
    signedBy: bundle.signedBy,
    manifest: bundle.manifest,
  };
  const told = await inTransaction(store.db, async (tx) => {
    const at = await beginImport(tx, imported, connection);
    const resources = await eachBatch(
      bundle,
      bundleFiles.resources,
      resourceForm,
      signal,
      async (batch) => {
        for (const one of batch) holdOwn(one, head);
        await stageImported(tx, at, batch);
        await setGrades(tx, { ...at, grades: batch.map(gradeOf) });
      },
      ({ arn }) => arn,
    );
    const findings = await eachBatch(
      bundle,
      bundleFiles.findings,
      findingForm,
      signal,
      async (batch) => {
        await stageFindings(tx, {
          ...at,
          findings: batch.map((one) => findingOf(one, head)),
          startedAt: scan.startedAt,
        });
      },
      ({ id }) => id,
    );
    if (at.seq > 1) await closeUnseen(tx, at, { arns: resources, findings });
    await endImport(tx, at, imported, units);
    await holdCounts(tx, at, head);
    const events = await importEvents(tx, bundle, scan.account, signal);
    return { resources: resources.size, findings: findings.size, events, seq: at.seq };
  });
  // What makes searches and counts quick; whoever stops it here misses nothing.
  const { seq, ...counts } = told;
  await tidy(store.db, { account: scan.account, seq });
  await noteTexts(store.db, scan.account, signal);
  await noteEventTexts(store.db, scan.account, signal);
  await tallyDays(store.db, scan.account, signal);
  return { account: scan.account, finishedAt: scan.finishedAt, version: generator.version, ...counts };
}

/** Takes the lines of a file, and answers their keys. @throws AppError `bundle` when one comes twice */
async function eachBatch<Line>(
  bundle: Bundle,
  name: string,
  form: Parameters<typeof linesIn<Line>>[2],
  signal: AbortSignal,
  take: (batch: Line[]) => Promise<void>,
  keyOf: (line: Line) => string,
): Promise<Set<string>> {
  const keys = new Set<string>();
  let lines = 0;
  for await (const batch of linesIn(bundle, name, form, atOnce)) {
    signal.throwIfAborted();
    await take(batch);
    for (const line of batch) keys.add(keyOf(line));
    lines += batch.length;
    if (keys.size !== lines) throw refused(`the file ${name} says something twice`);
  }
  return keys;
}

/** A scan that says of itself what its verdicts do not is none that was judged. */
async function holdCounts(tx: Db, at: At, { summary }: BundledScan): Promise<void> {
  const rows = await countImported(tx, at);
  const sum = (of: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(of).reduce((total, { count }) => total + count, 0);
  const ofStatus = Object.entries(summary.verdicts).every(
    ([status, count]) => count === sum((row) => row.exposure === "live" && row.status === status),
  );
  const failing = (exposure: string, severity: Severity) =>
    sum((row) => row.exposure === exposure && row.status === "fail" && row.rank === severityRank[severity]);
  const ofSeverity = severities.every(
    (one) => summary.failing[one] === failing("live", one) && summary.recordFailing[one] === failing("record", one),
  );
  if (!ofStatus || !ofSeverity) throw refused(`${bundleFiles.scan} counts other verdicts than there are`);
}

/** What CloudTrail wrote of the events that findings cite: as the word of a file, which says nothing of what is not in it. */
async function importEvents(tx: Db, bundle: Bundle, account: string, signal: AbortSignal): Promise<number> {
  const name = bundleFiles.events;
  // A file without events is none of events.
  if (bundle.files.find((file) => file.name === name)?.size === 0) return 0;
  async function* files() {
    yield { name, open: () => bundle.read(name) };
  }
  let kept = 0;
  for await (const { told } of importFiles({ db: tx }, files(), { accounts: new Set([account]), signal })) {
    if (told.problem !== undefined) throw refused(`${name} is no list of events`);
    kept += told.kept + told.known;
  }
  return kept;
}
