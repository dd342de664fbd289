import { parseArn } from "#lib/readings/arn.ts";
import type { Fit } from "./fit.ts";

/** What becomes of what is sent there. */
type Fate = "told" | "handled" | "run" | "passed on" | "kept" | "done";

/**
 * What AWS documents that a target of a rule, or an action of an alarm, does with what it is sent. Topics, OpsItems, incidents and the HTTP
 * endpoints of API destinations are there to tell people; functions, state machines and APIs are code that gets the news. Pipelines, builds
 * and tasks run, and may tell. Buses, queues and streams hold it for whoever reads on, Firehose for where it delivers, an investigation for
 * whoever opens it: who that is stands somewhere else. A log group keeps it. What scales, stops or snapshots machines is all that happens.
 * Source: EventBridge user guide, "Event bus targets available in Amazon EventBridge"; CloudWatch API reference, PutMetricAlarm, AlarmActions.
 */
function fateOf(target: string): Fate | undefined {
  const { service, resource } = parseArn(target) ?? {};
  const begins = (...texts: string[]) => texts.some((text) => resource?.startsWith(text));
  switch (service) {
    case "sns":
    case "ssm-incidents":
      return "told";
    case "lambda":
    case "states":
    case "execute-api":
      return "handled";
    case "ssm":
      return begins("opsitem") ? "told" : "run";
    case "codebuild":
    case "codepipeline":
    case "sagemaker":
    case "batch":
    case "ecs":
      return "run";
    case "events":
      return begins("api-destination/") ? "told" : begins("target/") ? "done" : "passed on";
    case "sqs":
    case "kinesis":
    case "firehose":
    case "aiops":
      return "passed on";
    case "logs":
      return "kept";
    case "autoscaling":
    case "automate":
    case "swf":
      return "done";
    default:
      return undefined;
  }
}

/** Whether somebody is told by what is sent there; undefined where that is decided elsewhere, or it is not known what it is. */
export function tells(target: string): Fit {
  const fate = fateOf(target);
  if (fate === "told" || fate === "handled") return true;
  return fate === "kept" || fate === "done" ? false : undefined;
}

/** Whether it runs something of the customer's. */
export function runs(target: string): boolean {
  const fate = fateOf(target);
  return fate === "handled" || fate === "run";
}
