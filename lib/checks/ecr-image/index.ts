import hasNoSevereFindings from "./has-no-severe-findings.ts";

export const ecrImageChecks = [hasNoSevereFindings];
