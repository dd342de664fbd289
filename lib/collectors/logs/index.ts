import logMetricFilter from "./log-metric-filter.ts";

export const logsCollectors = [logMetricFilter] as const;
