import type { Target } from "@aws-sdk/client-scheduler";
import { schedules } from "#lib/simulator/shelves/scheduler.ts";
import { arnOf, at, type Site } from "./site.ts";

interface TimedSpec {
  name: string;
  description?: string;
  group?: string;
  daysAgo: number;
  /** `cron(…)`, `rate(…)` or `at(…)`, in UTC. */
  when: string;
  disabled?: boolean;
  kmsKey?: string;
  target: Target;
}

/** A schedule of EventBridge Scheduler: something is started by the clock. */
export function timed(site: Site, spec: TimedSpec): void {
  const { name, description, group = "default", daysAgo, when, disabled = false, kmsKey, target } = spec;
  const made = at(site, daysAgo, "08:20:00");
  schedules.put(site.content, {
    Arn: arnOf(site, "scheduler", `schedule/${group}/${name}`),
    Name: name,
    GroupName: group,
    ...(description !== undefined && { Description: description }),
    State: disabled ? "DISABLED" : "ENABLED",
    CreationDate: made,
    LastModificationDate: made,
    ScheduleExpression: when,
    ScheduleExpressionTimezone: "UTC",
    FlexibleTimeWindow: { Mode: "OFF" },
    ActionAfterCompletion: "NONE",
    ...(kmsKey !== undefined && { KmsKeyArn: kmsKey }),
    Target: { RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 }, ...target },
  });
}
