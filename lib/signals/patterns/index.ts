import type { Pattern } from "../over-time/define.ts";
import captureSentElsewhere from "./capture-sent-elsewhere.ts";
import credentialsInTwoNetworks from "./credentials-in-two-networks.ts";
import deletionsInABurst from "./deletions-in-a-burst.ts";
import lifecycleScriptChangedThenRun from "./lifecycle-script-changed-then-run.ts";
import refusalsInABurst from "./refusals-in-a-burst.ts";
import regionNeverUsed from "./region-never-used.ts";
import roleFirstHandedToAJob from "./role-first-handed-to-a-job.ts";
import sensitiveCallFromANewPlace from "./sensitive-call-from-a-new-place.ts";
import signInLinksInABurst from "./sign-in-links-in-a-burst.ts";

/** Every pattern, in the order of their names. */
export const patterns: readonly Pattern[] = [
  captureSentElsewhere,
  credentialsInTwoNetworks,
  deletionsInABurst,
  lifecycleScriptChangedThenRun,
  refusalsInABurst,
  regionNeverUsed,
  roleFirstHandedToAJob,
  sensitiveCallFromANewPlace,
  signInLinksInABurst,
];
