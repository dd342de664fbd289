import { acceptedIn } from "../../accepted.ts";
import type { FindingPart, VerdictCount } from "../../report.ts";
import { countOf } from "./result.ts";

/** Findings that a reader looks at together: a heading, and a word of the filter. */
export interface Part extends FindingPart {
  id: string;
  title: string;
  /** What the part is, for who has never seen the product. */
  about: string;
  /** Nothing is to be done about these: they are told shortly, and may be counted alone. */
  isSettled?: boolean;
}

/** In the order in which they stand: what can be abused today first. */
export const parts: readonly Part[] = [
  {
    id: "failing",
    title: "Failing now",
    about: "Live resources that are not as they should be: they can be used or abused today.",
    status: "fail",
    exposure: "live",
  },
  {
    id: "unknown",
    title: "Unknown",
    about: "What could not be judged, and why. It may fail as well as pass.",
    status: "unknown",
  },
  {
    id: "records",
    title: "Failing records",
    about:
      "Finished jobs, and models and configurations that nothing uses. They cannot be changed, only done better next time.",
    status: "fail",
    exposure: "record",
  },
  {
    id: "passing",
    title: "Passing",
    about: "What was read and is in order, with what was seen.",
    status: "pass",
    isSettled: true,
  },
  {
    id: "not-applicable",
    title: "Not applicable",
    about: "What a check does not apply to, and why.",
    status: "not-applicable",
    isSettled: true,
  },
];

/** How many findings a part has. */
export function countIn({ status, exposure }: Part, counts: readonly VerdictCount[]): number {
  return countOf(counts, exposure ? { status, exposure } : { status });
}

/** How many of them were accepted. */
export function acceptedInPart({ status, exposure }: Part, counts: readonly VerdictCount[]): number {
  return acceptedIn(counts.filter((one) => one.status === status && (exposure ?? one.exposure) === one.exposure));
}
