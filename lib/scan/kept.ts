import {
  closeRetired,
  lastVerdicts,
  liveOutside,
  noteChanges,
  stageFindings,
  tallyRecords,
} from "#lib/store/findings.ts";
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
import type { ScanStore } from "./scan-store.ts";

/** A scan in the database, at its own number and invisible until it is published. Fenced: see leases.ts. */
export function kept(db: Db, scan: ScanRecord): ScanStore {
  const { id, account, seq } = scan;
  const at = { account, seq };
  const held = fenced(db, scan);
  return {
    begin: (regions) => beginScan(held, id, regions),
    latestUnits: () => latestUnits(held, account),
    finishedUnits: () => finishedUnits(held, id),
    finishUnit: (unit) => finishUnit(held, id, unit),
    known: (kind, region) => knownResources(held, { ...at, kind, region }),
    stage: (readings, volatile) => stageReadings(held, { ...at, readings, volatile }),
    close: (arns) => closeResources(held, at, arns),
    closeFindings: (arns) => closeFindings(held, at, arns),
    readings: (wanted) => readingsAt(held, { ...at, ...wanted }),
    noteNames: (names) => noteNames(held, account, names),
    namesOfJobs: () => namesOfJobs(held, account),
    async stageVerdicts(findings, grades) {
      await stageFindings(held, { ...at, findings });
      await setGrades(held, { ...at, grades });
    },
    lastVerdicts: (ids) => lastVerdicts(held, at, ids),
    liveOutside: (scope) => liveOutside(held, { ...at, scope }),
    closeRetired: (checks) => closeRetired(held, { ...at, checks }),
    async tally() {
      const { verdicts, failing } = await tallyRecords(held, at);
      return { verdicts, failing, ...(await countAt(held, at)) };
    },
    changes: () => noteChanges(held, at),
  };
}
