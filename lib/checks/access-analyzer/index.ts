import hasNoOpenFindings from "./has-no-open-findings.ts";

export const accessAnalyzerChecks = [hasNoOpenFindings];
