import type { Times } from "#lib/format-times.ts";
import type { ComparedLine } from "#lib/history/line-diff.ts";
import type { SizedPolicy } from "#lib/history/right-sized.ts";
import type { ProposalTried } from "#lib/history/tried-proposal.ts";

export interface ComparedPolicy extends SizedPolicy {
  /** What is there today beside what is proposed. */
  lines: ComparedLine[];
}

/** A role's policies without what it was not seen to use, and what stands behind that. */
export interface RightSizedAnswer {
  account: string;
  arn: string;
  /** Why nothing is proposed; null where something may be. */
  why: string | null;
  policies: ComparedPolicy[];
  tried: ProposalTried;
  /** Between when all regions that are read were read; null where there is no such time. */
  begin: string | null;
  to: string | null;
  gaps: string[];
  /** Whether CloudTrail is read in every region. */
  allRegions: boolean;
  /** Whether that is of every region, without gaps, long enough and until lately: then what is not in it was not done. */
  silenceTells: boolean;
  /** IAM's own record of what the role used; null where it could not be read, which `recordUnread` explains. */
  record: { days: number | null; at: string | null } | null;
  recordUnread: string | null;
}

/** So many rights of each fate, over all policies, each once. */
export function fatesIn({
  policies,
}: Pick<RightSizedAnswer, "policies">): Record<"used" | "unseen" | "unused", number> {
  const counts = { used: 0, unseen: 0, unused: 0 };
  const rights = new Map(
    policies.flatMap(({ rights }) => rights.map((one) => [one.action.toLowerCase(), one.fate] as const)),
  );
  for (const fate of rights.values()) counts[fate]++;
  return counts;
}

/** What may not be concluded from it, a sentence each. */
export function limitsOf(
  { begin, to, allRegions, silenceTells, record, recordUnread }: RightSizedAnswer,
  times: Times,
): string[] {
  return [
    ...(recordUnread !== null ? [recordUnread] : []),
    ...(record?.days !== undefined && record?.days !== null && record.days < 90
      ? [`IAM's record covers ${record.days} days: too few for its silence to say something, so nothing goes by it.`]
      : []),
    ...(begin === null || to === null
      ? ["There is no time of which all of CloudTrail was read: nothing goes for not being in it."]
      : [
          `CloudTrail was read from ${times.date(begin)} to ${times.date(to)}${silenceTells ? "." : ": not all of it, not long enough or not lately, so nothing goes for not being in it."}`,
        ]),
    ...(begin !== null && !allRegions
      ? [
          "CloudTrail is not read in every region, so nothing goes for not being in it: what goes, goes by IAM's record.",
        ]
      : []),
    "Calls on data are in neither record: objects, invocations, records of features, use of keys. Rights to these stay, unless the role never called the service at all.",
    "What AWS services do for the role with iam, kms and ec2 may leave no trace of it: rights to these stay.",
    "A wildcard of SageMaker that becomes a list no longer gives what AWS adds, nor an action that is newer than the list here and was never seen in use.",
    "What is done less often than the records reach back is not seen: a yearly job, a recovery.",
  ];
}
