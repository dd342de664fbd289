import { formatArn } from "#lib/readings/arn.ts";
import { partitionOf } from "#lib/readings/partitions.ts";
import { type Attribution, activityKey } from "./activity-key.ts";
import type { ActivityEvent } from "./event.ts";
import { type Fields, fieldsOf, memberOf, stepsOf } from "./fields.ts";
import { kindOfArn } from "./kind-of-arn.ts";
import type { Known } from "./known.ts";
import { arnPaths, namePaths, namePathsByNoun, rolePaths } from "./name-paths.ts";
import { inServiceEvent } from "./service-events.ts";
import { witnesses } from "./service-paths.ts";

/** More than any SageMaker request names (BatchDescribeModelPackage takes 100 ARNs). */
const most = 100;

/**
 * The resources an event is about, the main one first and the roles that it passes on last. SageMaker's management events
 * carry no `resources`: names come from the request, ARNs from the request, the answer and, for data events,
 * `resources`. Failed calls count too, they name what they tried. Calls about no single resource (lists) give nothing.
 * Source: SageMaker developer guide, "Logging Amazon SageMaker AI API calls using AWS CloudTrail", sample records.
 * @param known what the inventory has; the sync and the import take what nobody has met for what the event says that it is (`asSaid`). To callers
 *   without an inventory events are about what they are about by themselves (see `isItsOwnWitness`), and a role with a path that the event
 *   leaves out has none.
 */
export function attribute(
  event: Pick<ActivityEvent, "name" | "region" | "source" | "record">,
  known?: Known,
): Attribution[] {
  const { record } = event;
  const found = new Map<string, Attribution>();
  const add = (one: Attribution, mayBeUnmet = true) => {
    // What is SageMaker's is so by itself, also of kinds that nothing reads.
    const isWitness = witnesses.has(one.kind) || one.arn.split(":")[2] === "sagemaker";
    const arn = known?.(one) ?? (mayBeUnmet && isWitness && kindOfArn(one.arn) === one.kind ? one.arn : undefined);
    const key = arn && activityKey(arn);
    if (key && found.size < most && !found.has(key)) found.set(key, { arn, kind: one.kind });
  };
  // Service events (the training jobs of a tuning job) have no request; what they are about is in their details.
  const request = { ...fieldsOf(record.serviceEventDetails), ...fieldsOf(record.requestParameters) };
  const isSageMaker = /(^|[-.])sagemaker(edge)?\./.test(event.source);
  if (isSageMaker) {
    const given = arnsIn(request, pathsInto(request, nestedPaths));
    const answer = fieldsOf(record.responseElements);
    const answered = arnsIn(answer, []);
    for (const made of attributionOf(memberOf(answer, madeMember(event.name)))) add(made);
    // AWS's own ARN of the same kind is better than one put together from the name.
    for (const named of namesIn(event, request)) {
      add([...answered, ...given].find(({ kind }) => kind === named.kind) ?? named);
    }
    for (const one of [...answered, ...given]) add(one);
  }
  for (const one of listOf(record.resources).slice(0, most)) {
    for (const attributed of attributionOf(fieldsOf(one).ARN ?? fieldsOf(one).arn)) add(attributed);
  }
  if (!isSageMaker) {
    // A role that STS is asked for beside `resources` is anybody's.
    for (const one of inServiceEvent(event, accountOf(record))) add(one, !event.source.startsWith("sts."));
  }
  if (found.size === 0) for (const denied of attributionOf(resourceDenied(record.errorMessage))) add(denied);
  const all = [...found.values()];
  // Elsewhere a role is what is taken or changed: STS names the provider of who takes it beside it.
  if (!isSageMaker) return all;
  return [...all.filter(({ kind }) => kind !== "iam-role"), ...all.filter(({ kind }) => kind === "iam-role")];
}

/** Where the answer has what a call made: `modelPackageArn` of CreateModelPackage, whose request names the group it goes into. */
function madeMember(call: string): string {
  const noun = /^(?:Create|Register|Import)([A-Z]\w*)$/.exec(call)?.[1] ?? "";
  return `${noun.charAt(0).toLowerCase()}${noun.slice(1)}Arn`;
}

const nestedPaths = byMember([
  ...Object.keys(namePaths).filter((path) => path.includes("[]") || path.includes(".")),
  ...arnPaths,
  ...rolePaths,
]);
const everyName = byMember(Object.keys(namePaths));

interface Placed {
  path: string;
  /** Its place among all. */
  at: number;
}

/** Paths by the member that they begin with: a request has few of the members that any could have. */
function byMember(paths: readonly string[]): ReadonlyMap<string, readonly Placed[]> {
  const placed = paths.map((path, at) => ({ path, at }));
  return Map.groupBy(placed, ({ path }) => path.replace(/[.[].*$/, ""));
}

/** The paths that may lead somewhere in these fields, in their order. */
function pathsInto(fields: Fields, paths: ReadonlyMap<string, readonly Placed[]>): string[] {
  const found = Object.keys(fields).flatMap((member) => paths.get(member) ?? []);
  return found.sort((one, other) => one.at - other.at).map(({ path }) => path);
}

/** Resources that the request names without an ARN. */
function namesIn({ name, region, record }: Parameters<typeof attribute>[0], request: Fields): Attribution[] {
  const account = accountOf(record);
  if (!account) return [];
  const special = fieldsOf(memberOf(namePathsByNoun, name.replace(/^[A-Z][a-z]+/, ""))) as Record<string, string>;
  const usual = pathsInto(request, everyName).filter((path) => !(path in special));
  const templates = [...Object.entries(special), ...usual.map((path) => [path, namePaths[path] ?? ""] as const)];
  return templates.flatMap(([path, template]) =>
    valuesAt(request, path).flatMap((value) => {
      const resource = isArn(value) ? undefined : fill(template, value, request);
      const arn =
        resource && formatArn({ partition: partitionOf(region), service: "sagemaker", region, account, resource });
      return attributionOf(arn);
    }),
  );
}

/** Names always resolve in the account of the caller; a service that calls has none and works for the record's own. */
function accountOf(record: Fields): string | undefined {
  const candidates = [fieldsOf(record.userIdentity).accountId, record.recipientAccountId];
  return candidates.find((one): one is string => typeof one === "string" && /^\d{12}$/.test(one));
}

function fill(template: string, value: string, request: Fields): string | undefined {
  let complete = true;
  const resource = template.replaceAll(/\{([^}]*)\}/g, (_, names: string) => {
    const text = names === "" ? value : names.split("|").flatMap((name) => valuesAt(request, name))[0];
    if (text === undefined) complete = false;
    return text?.slice(isArn(text) ? text.lastIndexOf("/") + 1 : 0) ?? "";
  });
  return complete ? resource : undefined;
}

/** ARNs among the top-level members and at the nested paths. */
function arnsIn(fields: Fields, paths: readonly string[]): Attribution[] {
  const values = [...Object.values(fields), ...paths.flatMap((path) => valuesAt(fields, path))];
  return values.flatMap((value) => (typeof value === "string" && isArn(value) ? attributionOf(value) : []));
}

function attributionOf(arn: unknown): Attribution[] {
  const kind = typeof arn === "string" ? kindOfArn(arn) : undefined;
  return typeof arn === "string" && kind ? [{ arn: kind === "hub-content" ? withoutVersion(arn) : arn, kind }] : [];
}

/** `hub-content/{hub}/{type}/{name}/{version}`: calls name the content with and without the version. */
function withoutVersion(arn: string): string {
  return arn.split("/").slice(0, 4).join("/");
}

/** "User: … is not authorized to perform: … on resource: arn:… because …": all that some denied calls leave behind. */
function resourceDenied(message: unknown): string | undefined {
  if (typeof message !== "string") return undefined;
  return /\bon resource: (arn:[^\s"']{1,2000})/.exec(message)?.[1];
}

/** Names and version numbers at a path, `containers[].modelPackageName`; SageMaker names are much shorter than 256. */
function valuesAt(fields: Fields, path: string): string[] {
  const steps = stepsOf(path);
  // A record has few of the members that any call could have.
  if (!Object.hasOwn(fields, steps[0]?.member ?? "")) return [];
  let values: unknown[] = [fields];
  for (const { member, isList } of steps) {
    values = values.map((value) => memberOf(fieldsOf(value), member));
    if (isList) values = values.flatMap((value) => listOf(value).slice(0, most));
  }
  return values.flatMap((value) => {
    if (Number.isSafeInteger(value)) return [String(value)];
    return typeof value === "string" && value !== "" && (value.length <= 256 || isArn(value)) ? [value] : [];
  });
}

function isArn(text: string): boolean {
  return text.startsWith("arn:");
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
