import { factsOf } from "#lib/inventory/kinds.ts";
import type { BlamedEvent, RecordedEvent } from "#lib/store/views.ts";
import { activityKey } from "./activity-key.ts";
import { attribute } from "./attribute.ts";
import { isUnreadable } from "./event.ts";
import { fieldsOf } from "./fields.ts";
import { holds } from "./holds.ts";
import { kindOfArn } from "./kind-of-arn.ts";
import { knownAs } from "./known.ts";
import { setBy, settingFor } from "./set-by.ts";
import { subjectOf } from "./subject.ts";

export interface Blame {
  event: RecordedEvent;
  /**
   * `set`: the request held the field. `created`: no write did, and this one made the resource. `unknown-since`: this one may have set it, and its
   * request was lost (too large for CloudTrail, or not delivered) or does not tell what it set: from then on nobody knows. `placed`: see `placedBy`.
   */
  certainty: BlamedEvent["certainty"];
}

/**
 * Who made a resource's field what it is, whether that fails or passes now: the latest successful write that set it or took away what it held, else
 * the call that created the resource; undefined when the events (CloudTrail keeps 90 days) do not say. Writes about other
 * resources that merely name this one (a job that uses a role) are never blamed.
 * @param events about the resource, and about the others that `alsoAbout` names.
 * @param path of the evidence, in the words of Describe: `RootAccess`, `VpcConfig.Subnets`, `ProductionVariants[0].ModelName`.
 * @param about ARN of the resource.
 * @param observed what a check saw there: which rule, which policy.
 */
export function blame(
  events: readonly RecordedEvent[],
  path: string,
  about: string,
  observed?: unknown,
): Blame | undefined {
  const subject = subjectOf(path, about);
  if (subject) return blame(events, subject.path, subject.arn, observed);
  const writes = writesTo(events, about);
  const created = latest(writes.filter(({ name }) => isCreationOf(about, name)));
  // What was written before is about an earlier resource of the same name.
  const isSince = ({ at }: RecordedEvent) => !created || at >= created.at;
  const { set, lost } = hasRules(about)
    ? setBy(events.filter(isSince), writes.filter(isSince), { about, path, observed })
    : inRequests(writes.filter(isSince), path, about);
  const known: Blame | undefined = set
    ? { event: set, certainty: "set" }
    : created && comesWith(path, about)
      ? { event: created, certainty: "created" }
      : undefined;
  const unknownSince = earliest(lost.filter(({ at }) => !known || at > known.event.at));
  return unknownSince ? { event: unknownSince, certainty: "unknown-since" } : known;
}

/**
 * Who made a resource that rests on others, where all that was seen is theirs and no event of them set it: since this call it is so. Undefined where a
 * later call may have moved it to them, where no event of the others would tell, and of kinds that are not SageMaker's: of those not all calls are
 * looked through.
 * @param about ARN of the resource, or of what follows from it: `…:model/churn#image-to-administrator`.
 */
export function placedBy(
  events: readonly RecordedEvent[],
  about: string,
  paths: readonly string[],
): RecordedEvent | undefined {
  const own = about.split("#")[0] ?? about;
  if (hasRules(own)) return undefined;
  const isOfOthers = paths.every((path) => {
    const subject = subjectOf(path, own);
    return subject !== undefined && subject.arn !== own && Boolean(settingFor(subject.arn, subject.path));
  });
  if (!isOfOthers) return undefined;
  const writes = writesTo(events, own);
  const created = latest(writes.filter(({ name }) => isCreationOf(own, name)));
  if (!created) return undefined;
  const isMoved = writes.some(({ name, at }) => at > created.at && changes.test(name) && !tags.test(name));
  return isMoved ? undefined : created;
}

/** Evidence of a resource's own fields begins with one of them: `rtb-1.Routes`, `churn: imageTagMutability` and `(schedule of DataQuality)` are others'. */
const ownField = /^[A-Z]\w*(\[\d*\])*(\.|:\d|$)/;
/** What is shown of a key, and of all trails, by checks of what has them. */
const ofOthers = /^(KeyMetadata|AdvancedEventSelectors)\b/;

/** False of what is nobody's, another's, or comes and goes without the resource: who made that is not who did it. */
function comesWith(path: string, about: string): boolean {
  const setting = settingFor(about, path);
  if (setting !== undefined) return setting !== null && !setting.isApart;
  return ownField.test(path) && !ofOthers.test(path);
}

/** What of the writes held the field, and those of which that cannot be said. */
function inRequests(writes: readonly RecordedEvent[], path: string, about: string) {
  const isAllTags = path === "Tags";
  // Who adds a tag is not who left out the one that is missing.
  const able = writes.filter(({ name }) => !worksOnParts.has(name) && !(isAllTags && name === "AddTags"));
  const set = latest(able.filter((event) => holds(fieldsOf(event.record.requestParameters), path)));
  // Who made the resource set all of it, whatever the request said.
  const lost = able.filter((event) => isLost(event) && changes.test(event.name) && !isCreationOf(about, event.name));
  // No request to SageMaker sets what is another's.
  if (!comesWith(path, about)) return { set, lost: [] };
  const isTags = /^Tags\b/.test(path);
  return { set, lost: lost.filter(({ name }) => tags.test(name) === isTags) };
}

/** Calls that change what a resource is, and do not merely start or stop it or hand out a URL. */
const changes =
  /^(Update|Put|Add|Delete|Associate|Disassociate|Attach|Detach|Batch|Create|Register|Import)(?!.*Presigned)/;
const tags = /^(Add|Delete)Tags$/;

/** True when a write succeeded and what it asked for is not in its record. Source: CloudTrail user guide, "CloudTrail record contents". */
export function isLost(event: Pick<RecordedEvent, "record">): boolean {
  if (isUnreadable(event)) return true;
  const { requestParameters, eventType } = event.record;
  // What a service does by itself was asked for by nobody.
  if (eventType === "AwsServiceEvent") return false;
  return requestParameters === null || requestParameters === undefined || fieldsOf(requestParameters).omitted === true;
}

/** AWS notes when something was made within minutes of the call. */
const soonMs = 15 * 60_000;

/**
 * The call that made a resource: the latest, since one of the same name may have been there before. Where AWS says when it was made
 * (`madeAt`, ISO time), the one nearest to that, if it is near: the call itself may not have been read.
 */
export function creationOf(
  events: readonly RecordedEvent[],
  about: string,
  madeAt: string | null = null,
): RecordedEvent | undefined {
  const creations = writesTo(events, about).filter(({ name }) => isCreationOf(about, name));
  if (madeAt === null) return latest(creations);
  const away = ({ at }: RecordedEvent) => Math.abs(Date.parse(at) - Date.parse(madeAt));
  const [nearest] = creations.filter((event) => away(event) <= soonMs).sort((one, other) => away(one) - away(other));
  return nearest;
}

/** Of SageMaker's kinds the requests themselves say what they set; of all others their collectors say which calls do. */
function hasRules(about: string): boolean {
  return !/^arn:[^:]*:sagemaker:/i.test(about);
}

function isCreationOf(about: string, call: string): boolean {
  const kind = kindOfArn(about);
  if (hasRules(about)) return factsOf(kind ?? "")?.madeBy?.includes(call) ?? false;
  const whole = makesParts[call];
  return creates.test(call) && (whole === undefined || whole !== kind);
}

/** The successful writes that are about this resource: of SageMaker's kinds mainly, since what they do to others is no write of those. */
function writesTo(events: readonly RecordedEvent[], about: string): RecordedEvent[] {
  const key = activityKey(about);
  const known = knownAs(about);
  return events.filter((event) => {
    if (event.readOnly || event.errorCode !== null) return false;
    const found = attribute(event, known);
    const meant = hasRules(about) ? found : found.slice(0, 1);
    return meant.some(({ arn }) => activityKey(arn) === key);
  });
}

/** Calls that make their main resource, and not something inside it or a URL to it. */
const creates = /^(Create|Register|Import)(?!.*(Presigned|EdgeDeploymentStage))[A-Z]/;

/** Calls that make something in another thing, which is all that they name where their answer is not there. */
const makesParts: Readonly<Record<string, string>> = {
  CreateImageVersion: "image",
  CreateModelPackage: "model-package-group",
};

/** Calls that list parts of their resource to work on, and set nothing of what they are. */
const worksOnParts: ReadonlySet<string> = new Set(["UpdateClusterSoftware"]);

function latest(events: readonly RecordedEvent[]): RecordedEvent | undefined {
  return events.reduce<RecordedEvent | undefined>(
    (newest, event) => (newest && newest.at >= event.at ? newest : event),
    undefined,
  );
}

function earliest(events: readonly RecordedEvent[]): RecordedEvent | undefined {
  return events.reduce<RecordedEvent | undefined>(
    (oldest, event) => (oldest && oldest.at <= event.at ? oldest : event),
    undefined,
  );
}
