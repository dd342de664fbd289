import { type Evident, factsOf, type Setting } from "#lib/inventory/kinds.ts";
import { formatArn, parseArn } from "#lib/readings/arn.ts";
import type { RecordedEvent } from "#lib/store/views.ts";
import { activityKey } from "./activity-key.ts";
import { attribute } from "./attribute.ts";
import { fieldsOf } from "./fields.ts";
import { kindOfArn } from "./kind-of-arn.ts";
import { asSaid, looseKey } from "./known.ts";
import { subjectOf } from "./subject.ts";

/**
 * What sets a field of a kind that is not SageMaker's, by the longest beginning of its path that the collector names (`setBy`). Null where nothing is said
 * of it: then nobody may be blamed. Undefined for SageMaker's kinds, whose requests say it.
 */
export function settingFor(about: string, path: string): Setting | null | undefined {
  const kind = kindOfArn(about);
  if (/^arn:[^:]*:sagemaker:/i.test(about)) return undefined;
  const rules = Object.entries((kind && factsOf(kind)?.setBy) || {});
  const fitting = rules.filter(
    ([start]) => path.startsWith(start) && !/[A-Za-z0-9]{2}/.test(path.slice(start.length - 1, start.length + 1)),
  );
  const [longest] = fitting.sort(([one], [other]) => other.length - one.length);
  return longest?.[1] ?? null;
}

/** Calls that take away what was there: they made nothing that is seen. */
const takes = /^(Delete|Revoke|Retire|Detach|Remove|Disassociate|Disable|Untag)/;

/**
 * Which of the writes set what the evidence shows, and those of which that cannot be said: their request was lost, or does not tell.
 * @param events all that there are, those about others among them.
 * @param writes those about the resource itself.
 */
export function setBy(
  events: readonly RecordedEvent[],
  writes: readonly RecordedEvent[],
  { about, ...evidence }: Evident & { about: string },
): { set: RecordedEvent | undefined; lost: RecordedEvent[] } {
  const setting = settingFor(about, evidence.path);
  if (!setting) return { set: undefined, lost: [] };
  const { calls, callsAbout = [] } = setting;
  const found = { set: [] as RecordedEvent[], lost: [] as RecordedEvent[], none: [] as RecordedEvent[] };
  for (const event of writes) {
    if (calls.includes(event.name)) found[answerOf(event, setting, { about, ...evidence })].push(event);
  }
  const others = new Set(alsoAbout(evidence.path, about, evidence.observed).map(keyOf));
  others.delete(keyOf(about));
  for (const event of events) {
    const isWrite = !event.readOnly && event.errorCode === null;
    if (!isWrite || !callsAbout.includes(event.name) || !isAccountOf(event, about)) continue;
    const answer = answerOf(event, setting, { about, ...evidence });
    // A request that was compared names the right one; of all others the event has to be about it.
    const isCompared = answer === "set" && setting.where !== undefined;
    if (isCompared || mayBeAbout(event, others)) found[answer].push(event);
  }
  return { set: found.set.sort((one, other) => other.at.localeCompare(one.at))[0], lost: found.lost };
}

/** What a write among the calls of a setting says of what was seen: it set that, did not, or cannot be asked. */
function answerOf(
  event: RecordedEvent,
  { where, when }: Setting,
  { about, ...evidence }: Evident & { about: string },
): "set" | "lost" | "none" {
  const { name, at, record } = event;
  if (when && !when(evidence, { name, at })) return "none";
  // A call that sets one thing alone is known by its name.
  if (!where) return "set";
  const isTaking = takes.test(name);
  const isThere = ![null, undefined, ""].includes(evidence.observed as null) && [evidence.observed].flat().length > 0;
  // What is seen came after it, by whatever call.
  if (isTaking && isThere) return "none";
  const request = requestOf(event);
  if (!request) return "lost";
  const answer = where(request, evidence, { name, at, about, answer: fieldsOf(record.responseElements) });
  if (answer !== undefined) return answer ? "set" : "none";
  if (evidence.observed === undefined || isThere) return "lost";
  // There is nothing: the last who took something away left it so, and nobody who gave.
  return isTaking ? "set" : "none";
}

function keyOf(arn: string): string {
  return looseKey(arn) ?? activityKey(arn);
}

/** False of an event that is about other things alone. */
function mayBeAbout(event: RecordedEvent, keys: ReadonlySet<string>): boolean {
  const found = attribute(event, asSaid).map(({ arn }) => keyOf(arn));
  return found.length === 0 || found.some((key) => keys.has(key));
}

/** The request, unless it was lost. Calls without parameters have none, and need none. */
function requestOf({ record }: RecordedEvent): Readonly<Record<string, unknown>> | undefined {
  const { requestParameters } = record;
  const request = fieldsOf(requestParameters);
  return requestParameters === null || requestParameters === undefined || request.omitted === true
    ? undefined
    : request;
}

/** An event of the region and the account of the resource: names and ids mean something else elsewhere. */
function isAccountOf({ region, record }: RecordedEvent, about: string): boolean {
  const arn = parseArn(about);
  const account = fieldsOf(record.userIdentity).accountId ?? record.recipientAccountId;
  return arn?.account === account && (arn?.region === "" || arn?.region === region);
}

/**
 * Whose events say who set a field: the resource's, by every ARN under which an event may have been stored, and those of what the evidence
 * names besides.
 */
export function alsoAbout(path: string, about: string, observed?: unknown): string[] {
  const subject = subjectOf(path, about);
  if (subject) return alsoAbout(subject.path, subject.arn, observed);
  const arn = parseArn(about);
  if (!arn) return [about];
  const others = settingFor(about, path)?.others?.({ path, observed }, arn) ?? [];
  const all = [about, ...[saidName(arn), ...others].map((resource) => formatArn({ ...arn, resource }))];
  return [...new Set(all)];
}

/** What an event that says no ARN calls it: a role with a path by its name, a secret without what Secrets Manager adds. */
function saidName({ service, resource }: { service: string; resource: string }): string {
  if (service === "iam") return resource.replace(/^(\w+)\/.*\//, "$1/");
  return service === "secretsmanager" ? resource.replace(/-\w{6}$/, "") : resource;
}
