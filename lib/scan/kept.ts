import type { CheckOptions } from "#lib/checks/options.ts";
import type { Naming } from "#lib/inventory/names.ts";
import { noteChanges } from "#lib/store/finding-changes.ts";
import { closeRetired, lastVerdicts, liveOutside, stageFindings } from "#lib/store/findings.ts";
import { fenced } from "#lib/store/leases.ts";
import type { Db } from "#lib/store/query.ts";
import {
  closeFindings,
  closeResources,
  countAt,
  knownResources,
  namesOfJobs,
  noteNames,
  readingsAt,
  setGrades,
  stageReadings,
} from "#lib/store/resources.ts";
import type { ScanRecord } from "#lib/store/scan-record.ts";
import { beginScan, finishedUnits, finishUnit, latestUnits } from "#lib/store/scans.ts";
import { measureGrown, tidy } from "#lib/store/statistics.ts";
import { tallyRecords, writeTallies } from "#lib/store/tallies.ts";
import type { ScanStore } from "./scan-store.ts";

/**
 * A scan in the database, at its own number and invisible until it is published. What is written is fenced (see leases.ts); who
 * reads something that another worker wrote meanwhile cannot write what comes of it.
 */
export function kept(db: Db, scan: ScanRecord, checkOptions: CheckOptions): ScanStore {
  const { id, account, seq } = scan;
  const at = { account, seq };
  const held = fenced(db, scan);
  const noted = new Set<string>();
  return {
    begin: (regions) => beginScan(held, id, regions, checkOptions),
    latestUnits: () => latestUnits(db, account),
    finishedUnits: () => finishedUnits(db, id),
    finishUnit: (unit) => finishUnit(held, id, unit),
    known: (kind, region) => knownResources(db, { ...at, kind, region }),
    stage: (readings, volatile) => stageReadings(held, { ...at, readings, volatile }),
    close: (arns) => closeResources(held, at, arns),
    closeFindings: (arns) => closeFindings(held, at, arns),
    async *readings(wanted) {
      await measureGrown(db, ["resources"]);
      yield* readingsAt(db, { ...at, ...wanted });
    },
    async noteNames(names) {
      const keyOf = ({ kind, name }: Naming) => `${kind} ${name}`;
      const fresh = names.filter((one) => !noted.has(keyOf(one)));
      await noteNames(held, account, fresh);
      for (const one of fresh) noted.add(keyOf(one));
    },
    namesOfJobs: () => namesOfJobs(db, account),
    async stageVerdicts(findings, grades) {
      await stageFindings(held, { ...at, findings });
      await setGrades(held, { ...at, grades });
    },
    lastVerdicts: (ids) => lastVerdicts(db, at, ids),
    liveOutside: (scope) => liveOutside(db, { ...at, scope }),
    closeRetired: (checks) => closeRetired(held, { ...at, checks }),
    async tally() {
      // All that it found is written by now.
      await tidy(db, at);
      await writeTallies(held, at);
      const { verdicts, failing } = await tallyRecords(db, at);
      return { verdicts, failing, ...(await countAt(db, at)) };
    },
    changes: () => noteChanges(held, at),
  };
}
