import logGroup from "./log-group.ts";

export const logsCollectors = [logGroup] as const;
