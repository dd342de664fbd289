import type { Target } from "@aws-sdk/client-eventbridge";
import { eventRules } from "#lib/simulator/shelves/events.ts";
import { arnOf, type Site } from "./site.ts";

interface RuleSpec {
  name: string;
  description?: string;
  /** An event pattern … */
  sees?: object;
  /** … or a schedule. */
  schedule?: string;
  disabled?: boolean;
  /** What made it, when that is an AWS service. */
  managedBy?: string;
  targets: Target[];
}

/** A rule of the default bus. */
export function eventRule(site: Site, spec: RuleSpec): void {
  const { name, description, sees, schedule, disabled = false, managedBy, targets } = spec;
  eventRules.put(site.content, {
    Name: name,
    Arn: arnOf(site, "events", `rule/${name}`),
    ...(description !== undefined && { Description: description }),
    ...(sees && { EventPattern: JSON.stringify(sees) }),
    ...(schedule !== undefined && { ScheduleExpression: schedule }),
    State: disabled ? "DISABLED" : "ENABLED",
    ...(managedBy !== undefined && { ManagedBy: managedBy }),
    EventBusName: "default",
    targets,
  });
}
