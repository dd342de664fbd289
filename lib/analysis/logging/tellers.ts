import { tellsByAlarm } from "#lib/analysis/hosting/alarms.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { whyUnread } from "#lib/readings/reading.ts";
import { matches } from "#lib/readings/wildcards.ts";
import { sees } from "./event-pattern.ts";

/** Who is told of a call on SageMaker when it is made. */
export interface Tellers {
  /** Names of the rules and alarms that tell. */
  sure: string[];
  /** Those that tell of some such calls, or whose condition is not understood here. */
  perhaps: string[];
  /** Trails without which no rule sees a call and no filter counts one. */
  trails: string[];
  /** What was not read, as reasons. */
  unread: string[];
}

interface Place {
  account: string;
  region: string;
}

type Trail = ResourceOf<"cloudtrail-trail", "Selectors" | "Status">;

/** The kinds to read before it can be said. */
export const tellerKinds = ["cloudtrail-trail", "event-rule", "log-metric-filter", "cloudwatch-alarm"] as const;

/**
 * Rules of EventBridge that pass the call on, and alarms on what a metric filter counts in a trail's log group. Both live on a trail that logs
 * changes in the region. Source: EventBridge user guide, "AWS service events delivered via AWS CloudTrail"; CloudTrail user guide,
 * "Creating CloudWatch alarms for CloudTrail events".
 */
export function tellersOf(eventName: string, { account, region }: Place, inventory: Inventory): Tellers {
  const found: Tellers = { sure: [], perhaps: [], trails: [], unread: [] };
  const groups: string[] = [];
  for (const { identity, resource } of inventory.all("cloudtrail-trail")) {
    const { IsMultiRegionTrail, HomeRegion = identity.region, CloudWatchLogsLogGroupArn } = resource;
    if (!IsMultiRegionTrail && HomeRegion !== region) continue;
    const { Status, Selectors: selectors } = resource as Partial<Trail>;
    if (Status?.IsLogging === false || (selectors && !recordsChanges(selectors))) continue;
    if (!Status || !selectors) {
      found.unread.push(`what ${identity.name} records was not read`);
      continue;
    }
    found.trails.push(identity.name);
    if (CloudWatchLogsLogGroupArn) groups.push(CloudWatchLogsLogGroupArn);
  }
  const event = {
    ...{ account, region, source: "aws.sagemaker", "detail-type": "AWS API Call via CloudTrail" },
    detail: { eventSource: "sagemaker.amazonaws.com", eventName, awsRegion: region },
  };
  for (const { identity } of inventory.all("event-rule", region)) {
    const lookup = inventory.get("event-rule", identity.arn, region, "Targets");
    const { State, EventPattern, Targets } = lookup.found ? lookup.resource : {};
    if (!lookup.found) found.unread.push(`where the rule ${identity.name} passes it on was not read`);
    if (State === "DISABLED" || EventPattern === undefined || !Targets || Targets.length === 0) continue;
    const isSeen = sees(EventPattern, event);
    if (isSeen !== false) (isSeen ? found.sure : found.perhaps).push(identity.name);
  }
  for (const { identity, resource } of inventory.all("log-metric-filter")) {
    const { filterPattern = "", logGroupName = "", metricTransformations = [] } = resource;
    if (!groups.some((arn) => arn.includes(`:log-group:${logGroupName}:`))) continue;
    const counts = countsCalls(filterPattern, eventName);
    if (counts === false) continue;
    const alarms = metricTransformations.flatMap(({ metricNamespace, metricName }) =>
      tellsByAlarm({ Namespace: metricNamespace, MetricName: metricName }, identity.region, inventory),
    );
    (counts ? found.sure : found.perhaps).push(...alarms);
  }
  found.unread.push(
    ...tellerKinds.flatMap((kind) => {
      const failure = inventory.unreadOf(kind, kind === "cloudtrail-trail" ? "global" : region);
      return failure ? [`${kind}: ${whyUnread(failure)}`] : [];
    }),
  );
  return found;
}

/** Source: CloudTrail user guide, "Logging management events": basic selectors leave nothing out unless told to. */
function recordsChanges({
  EventSelectors = [],
  AdvancedEventSelectors = [],
}: NonNullable<Trail["Selectors"]>): boolean {
  if (AdvancedEventSelectors.length > 0) {
    return AdvancedEventSelectors.some(({ FieldSelectors = [] }) => {
      const isManagement = FieldSelectors.some(
        ({ Field, Equals }) => Field === "eventCategory" && Equals?.includes("Management"),
      );
      return (
        isManagement && !FieldSelectors.some(({ Field, Equals }) => Field === "readOnly" && Equals?.includes("true"))
      );
    });
  }
  return EventSelectors.some(
    ({ IncludeManagementEvents, ReadWriteType }) => IncludeManagementEvents !== false && ReadWriteType !== "ReadOnly",
  );
}

/**
 * Whether a filter for JSON counts every such call; undefined when it asks for more than the name and the service.
 * Source: CloudWatch Logs user guide, "Filter pattern syntax".
 */
function countsCalls(pattern: string, eventName: string): boolean | undefined {
  const asked = (field: string) =>
    [...pattern.matchAll(new RegExp(`\\$\\.${field}\\s*=\\s*"?([\\w.*]+)"?`, "g"))].map(([, value = ""]) => value);
  const sources = asked("eventSource");
  if (sources.length > 0 && !sources.some((source) => matches(source, "sagemaker.amazonaws.com"))) return false;
  const isNamed = asked("eventName").some((name) => matches(name, eventName));
  const fields = new Set([...pattern.matchAll(/\$\.([\w.]+)/g)].map(([, field]) => field));
  const others = [...fields].filter((field) => field !== "eventName" && field !== "eventSource");
  if (isNamed) return others.length === 0 && !pattern.includes("!=") ? true : undefined;
  return fields.has("eventName") && !/!=|NOT/.test(pattern) ? false : undefined;
}
