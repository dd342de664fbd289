import type { Identity } from "#lib/readings/reading.ts";
import type { Finding } from "#lib/scoring/evaluate.ts";
import { standingOf } from "#lib/scoring/score.ts";
import { noteChanges } from "#lib/store/finding-changes.ts";
import { stageFindings } from "#lib/store/findings.ts";
import type { Db } from "#lib/store/query.ts";
import { closeResources, setGrades, stageReadings } from "#lib/store/resources.ts";
import type { ScanRecord } from "#lib/store/scan-record.ts";
import { publish, readingOf, startScan } from "./fixtures.ts";

/** What is known of whose a resource is: a tag's value, that none says it, or nothing. */
export type Owned = string | "no-owner" | "unread";

/** A whole scan that finds this, and grades each resource by what it finds of it. */
export async function gradedScan(
  db: Db,
  account: string,
  findings: readonly Finding[],
  {
    ownerOf = () => "unread",
    configurationOf = () => ({}),
    gone = [],
    isPublished = true,
  }: {
    ownerOf?: (identity: Identity) => Owned;
    configurationOf?: (identity: Identity) => Record<string, unknown>;
    /** ARNs of what is there no more. */
    gone?: readonly string[];
    isPublished?: boolean;
  } = {},
): Promise<ScanRecord> {
  const scan = await startScan(db, account);
  const own = [...Map.groupBy(findings, ({ identity }) => identity.arn).values()];
  const grades = own.flatMap((found) => {
    const [first] = found;
    if (!first) return [];
    const { value, ...standing } = standingOf(found);
    const owner = ownerOf(first.identity);
    const count = (...wanted: string[]) => found.filter(({ status }) => wanted.includes(status)).length;
    return {
      identity: first.identity,
      exposure: first.exposure,
      score: value,
      ...standing,
      unknown: count("unknown"),
      judged: count("pass", "fail", "unknown"),
      failure: null,
      owner: owner === "unread" || owner === "no-owner" ? null : owner,
      tags: owner === "unread" ? null : owner === "no-owner" ? [] : [{ key: "owner", value: owner }],
      changedAt: null,
    };
  });
  const readings = grades.map(({ identity }) => readingOf(identity, configurationOf(identity)));
  await stageReadings(db, { ...scan, readings });
  await stageFindings(db, { ...scan, findings });
  await setGrades(db, { ...scan, grades });
  await closeResources(db, scan, gone);
  await noteChanges(db, scan);
  if (isPublished) await publish(db, scan);
  return scan;
}
