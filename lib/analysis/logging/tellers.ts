import type { Inventory } from "#lib/inventory/inventory.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { whyUnread } from "#lib/readings/reading.ts";
import { alarmsOn, type Claim, countedBy, queriesOf } from "./counted.ts";
import { sees } from "./event-pattern.ts";
import { allOf, anyOf } from "./fit.ts";
import { managementRecordedBy } from "./selectors.ts";
import { tells } from "./targets.ts";
import { trailsLogging } from "./trails.ts";

/** Who is told of a call on SageMaker when it is made. */
export interface Tellers {
  /** Names of the rules and alarms that tell. */
  sure: string[];
  /** Those that may, each with what that hangs on. */
  perhaps: string[];
  /** Those that see the call and tell nobody, each with the reason. */
  silent: string[];
  /** Trails without which no rule sees a call and no filter counts one. */
  trails: string[];
  /** Trails of which it is not known whether they have the call. */
  mayLog: string[];
  /** What was not read, as reasons. */
  unread: string[];
}

interface Place {
  account: string;
  region: string;
}

/** A log group that a trail writes to. */
interface Group extends Place {
  name: string;
  /** Why the call may not be in it. */
  doubt: string | undefined;
}

const eventSource = "sagemaker.amazonaws.com";

/** The kinds to read before it can be said. */
export const tellerKinds = ["cloudtrail-trail", "event-rule", "log-metric-filter", "cloudwatch-alarm"] as const;

const remembered = new WeakMap<Inventory, Map<string, Tellers>>();

/**
 * Rules of EventBridge that pass the call on, and alarms on what a metric filter counts in a trail's log group. Both live on a trail that logs
 * changes in the region. The answer is the same for all that the call may be made on. Source: EventBridge user guide, "AWS service events
 * delivered via AWS CloudTrail"; CloudTrail user guide, "Creating CloudWatch alarms for CloudTrail events".
 */
export function tellersOf(eventName: string, { account, region }: Place, inventory: Inventory): Readonly<Tellers> {
  const known = remembered.get(inventory) ?? new Map<string, Tellers>();
  remembered.set(inventory, known);
  const key = [eventName, account, region].join(" ");
  const found = known.get(key) ?? findTellers(eventName, { account, region }, inventory);
  known.set(key, found);
  return found;
}

function findTellers(eventName: string, place: Place, inventory: Inventory): Tellers {
  const found: Tellers = { sure: [], perhaps: [], silent: [], trails: [], mayLog: [], unread: [] };
  const { groups, doubts } = addTrails(found, eventName, place, inventory);
  addRules(found, eventName, place, inventory);
  for (const group of groups) addAlarms(found, eventName, place, group, inventory);
  // Where nobody listens, it is all the same what a trail has.
  if (found.trails.length === 0 && found.sure.length + found.perhaps.length > 0) found.unread.push(...doubts);
  const isNotAllRead = (kind: (typeof tellerKinds)[number], region: string) => {
    const failure = inventory.unreadOf(kind, region);
    if (failure) found.unread.push(`${kind}${region === "global" ? "" : ` in ${region}`}: ${whyUnread(failure)}`);
  };
  isNotAllRead("cloudtrail-trail", "global");
  isNotAllRead("event-rule", place.region);
  // What counts and what watches the count are where the log group is, whatever region the call is made in.
  for (const region of new Set(groups.map((group) => group.region))) {
    isNotAllRead("log-metric-filter", region);
    isNotAllRead("cloudwatch-alarm", region);
  }
  return found;
}

/** Gives the log groups that the trails write to, and why some trails may not have the call. */
function addTrails(found: Tellers, eventName: string, { account, region }: Place, inventory: Inventory) {
  const groups: Group[] = [];
  const doubts: string[] = [];
  for (const { identity, trail, selectors, unread } of trailsLogging(region, inventory)) {
    const recorded = selectors && managementRecordedBy(selectors, { eventSource, eventName });
    if (recorded === "none") continue;
    const partly =
      recorded === "some" ? `the selectors of ${identity.name} ask for more than what is called` : undefined;
    const doubt = unread ?? partly;
    (doubt === undefined ? found.trails : found.mayLog).push(identity.name);
    if (doubt !== undefined) doubts.push(doubt);
    const group = parseArn(trail.CloudWatchLogsLogGroupArn ?? "");
    const [, name] = group?.resource.split(":") ?? [];
    if (!group || !name) continue;
    const failed = trail.Status?.LatestCloudWatchLogsDeliveryError && `CloudTrail last failed to write to ${name}`;
    if (group.account === account)
      groups.push({ name, account, region: group.region, doubt: doubt ?? (failed || undefined) });
    else found.unread.push(`what is counted in ${name} of account ${group.account} is not seen from here`);
  }
  return { groups, doubts };
}

function addRules(found: Tellers, eventName: string, { account, region }: Place, inventory: Inventory): void {
  const event = {
    ...{ account, region, source: "aws.sagemaker", "detail-type": "AWS API Call via CloudTrail" },
    detail: { eventSource, eventName, awsRegion: region },
  };
  for (const { identity, resource } of inventory.all("event-rule", region)) {
    if (resource.State === "DISABLED" || resource.EventPattern === undefined) continue;
    const isSeen = sees(resource.EventPattern, event);
    if (isSeen === false) continue;
    const lookup = inventory.get("event-rule", identity.arn, region, "Targets");
    if (!lookup.found) {
      found.unread.push(`where the rule ${identity.name} passes it on was not read`);
      continue;
    }
    const targets = (lookup.resource.Targets ?? []).map(({ Arn = "" }) => Arn);
    const told = anyOf(targets.map(tells));
    const named = targets.join(", ");
    const whom = told === undefined ? `whom ${named} tells is not known` : `${named} tells nobody`;
    add(found, identity.name, [
      [isSeen, "its pattern asks for more than the name of the call"],
      [told, targets.length > 0 ? whom : "it has no target"],
    ]);
  }
}

function addAlarms(found: Tellers, eventName: string, { account, region }: Place, group: Group, inventory: Inventory) {
  // Source: CloudTrail user guide, "CloudTrail record contents for management, data, and network activity events".
  const record = {
    ...{ eventSource, eventName, awsRegion: region, recipientAccountId: account },
    ...{ eventType: "AwsApiCall", eventCategory: "Management", managementEvent: true },
  };
  const written: Claim = [group.doubt === undefined ? true : undefined, group.doubt ?? ""];
  for (const { name, claims } of queriesOf(group.name, group.region, inventory)) add(found, name, [written, ...claims]);
  for (const { identity, resource } of inventory.all("log-metric-filter", group.region)) {
    if (identity.account !== group.account || resource.logGroupName !== group.name) continue;
    const counted = countedBy(resource, record);
    if (counted.some(([holds]) => holds === false)) continue;
    const alarms = alarmsOn(resource, group.region, inventory);
    for (const { name, claims } of alarms) add(found, name, [...counted, written, ...claims]);
    if (alarms.length === 0) found.silent.push(`${identity.name} (no alarm watches what it counts)`);
  }
}

function add(found: Tellers, name: string, claims: readonly Claim[]): void {
  const holds = allOf(claims.map(([one]) => one));
  const why = claims.filter(([one]) => one === holds).map(([, otherwise]) => otherwise);
  const list = holds ? found.sure : holds === false ? found.silent : found.perhaps;
  const text = holds ? name : `${name} (${why.join("; ")})`;
  // An alarm is met twice where two trails write to one log group.
  if (!list.includes(text)) list.push(text);
}
