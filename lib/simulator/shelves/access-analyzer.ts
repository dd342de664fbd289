import type { AnalyzerSummary, FindingSummaryV2 } from "@aws-sdk/client-accessanalyzer";
import { shelf } from "../shelf.ts";

export interface SimulatedAnalyzer extends AnalyzerSummary {
  arn: string;
  name: string;
  findings: FindingSummaryV2[];
}

export const analyzers = shelf<SimulatedAnalyzer>("access-analyzer analyzers");
