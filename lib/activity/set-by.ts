import { type Evident, factsOf, type Setting } from "#lib/inventory/kinds.ts";
import { formatArn, parseArn } from "#lib/readings/arn.ts";
import type { RecordedEvent } from "#lib/store/views.ts";
import { fieldsOf } from "./fields.ts";
import { kindOfArn } from "./kind-of-arn.ts";
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

/**
 * Which of the writes set what the evidence shows, and those of which that cannot be said since their request was lost.
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
  const { calls, callsAbout = [], where } = setting;
  const said: RecordedEvent[] = [];
  const unsaid: RecordedEvent[] = [];
  const lost: RecordedEvent[] = [];
  for (const event of writes) {
    if (!calls.includes(event.name)) continue;
    const request = requestOf(event);
    // A call that sets one thing alone is known by its name.
    const answer = where ? (request ? where(request, evidence) : "lost") : true;
    if (answer === "lost") lost.push(event);
    else if (answer === true) said.push(event);
    else if (answer === undefined) unsaid.push(event);
  }
  for (const event of events) {
    const request = requestOf(event);
    const isWrite = !event.readOnly && event.errorCode === null && request !== undefined;
    if (!isWrite || !callsAbout.includes(event.name)) continue;
    // Whose evidence names no other is told which by nothing but the events that were asked for.
    if ((where ?? (() => true))(request, evidence) === true && isAccountOf(event, about)) said.push(event);
  }
  const found = said.length > 0 ? said : unsaid;
  return { set: [...found].sort((one, other) => other.at.localeCompare(one.at))[0], lost };
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
  // What an event says of a role with a path is its name.
  const pathless = arn.service === "iam" ? arn.resource.replace(/^(\w+)\/.*\//, "$1/") : arn.resource;
  const all = [about, ...[pathless, ...others].map((resource) => formatArn({ ...arn, resource }))];
  return [...new Set(all)];
}
