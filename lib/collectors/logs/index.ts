import logGroup from "./log-group.ts";
import logMetricFilter from "./log-metric-filter.ts";

export const logsCollectors = [logGroup, logMetricFilter] as const;
