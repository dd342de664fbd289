import accessAnalyzer from "./access-analyzer.ts";

export const accessAnalyzerCollectors = [accessAnalyzer] as const;
