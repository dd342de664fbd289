import type { LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import { logGroups } from "#lib/simulator/shelves/logs.ts";
import { hexOf } from "./random.ts";
import { arnOf, at, type Site } from "./site.ts";

interface LogGroupSpec
  extends Pick<LogGroup, "dataProtectionStatus" | "deletionProtectionEnabled" | "logGroupClass" | "kmsKeyId"> {
  /** Nothing: never expires. */
  days?: number;
}

/** Log groups by name. Source: CloudWatch Logs API reference, LogGroup. */
export function logGroupsOf(site: Site, specs: Readonly<Record<string, LogGroupSpec>>): void {
  const groups = Object.entries(specs).map(([logGroupName, { days, ...more }]) => {
    const logGroupArn = arnOf(site, "logs", `log-group:${logGroupName}`);
    return {
      logGroupName,
      creationTime: at(site, 300, "09:03:11").getTime(),
      ...(days !== undefined && { retentionInDays: days }),
      metricFilterCount: 0,
      arn: `${logGroupArn}:*`,
      storedBytes: Number.parseInt(hexOf(logGroupArn, 7), 16),
      logGroupClass: "STANDARD" as const,
      deletionProtectionEnabled: false,
      logGroupArn,
      ...more,
    };
  });
  // AWS lists them by name.
  logGroups.put(site.content, ...groups.sort((a, b) => (a.logGroupName < b.logGroupName ? -1 : 1)));
}
