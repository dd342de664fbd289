import type { KnownTrail } from "#lib/analysis/logging/known-trails.ts";

/**
 * The trail whose logs are worth naming first; undefined where none has anything of SageMaker. One place is read for an account, so it
 * is the one that tells most: what is written today before what is not, every region before one.
 */
export function chosenTrail(trails: readonly KnownTrail[]): KnownTrail | undefined {
  return trails.filter(hasSageMaker).toSorted(byWorth)[0];
}

/** What it selects may be unknown: an organization does not tell its members. */
function hasSageMaker({ management, hasData }: KnownTrail): boolean {
  return management !== "none" || hasData;
}

function byWorth(one: KnownTrail, other: KnownTrail): number {
  const [ranks, others] = [ranksOf(one), ranksOf(other)];
  const at = ranks.findIndex((rank, index) => rank !== others[index]);
  if (at >= 0) return (ranks[at] ?? 0) - (others[at] ?? 0);
  return one.arn < other.arn ? -1 : 1;
}

/** The less the better, the first that differs decides. */
function ranksOf(trail: KnownTrail): number[] {
  const { management, isEverywhere, isOrganization, hasData } = trail;
  return [
    activity(trail),
    // Some calls alone, or data events alone, leave gaps that nobody sees.
    Number(management === "some" || management === "none"),
    Number(!isEverywhere),
    // The account's own before its organization's: what it records is known, and its bucket is seldom another account's to open.
    Number(isOrganization),
    // CloudTrail's own history never has data events.
    Number(!hasData),
  ];
}

/** What is stopped, or does not arrive, has old logs at best. */
function activity({ isLogging, deliveryError }: KnownTrail): number {
  if (isLogging === false) return 3;
  if (deliveryError !== undefined) return 2;
  return isLogging ? 0 : 1;
}
