import type { Attribution } from "./activity-key.ts";
import type { ActivityEvent } from "./event.ts";
import { type Fields, fieldsOf } from "./fields.ts";
import { kindOfArn } from "./kind-of-arn.ts";
import { arnFor, type ServicePath, servicePaths } from "./service-paths.ts";

/** More members than this of one request are not looked at: those of the largest name what they are about before all else. */
const mostMembers = 2000;
/** Deeper nothing names a resource: `CreateFlowLogsRequest.ResourceId.content`, `resourcesSet.items[].resourceId`. */
const deepest = 10;

/** Calls whose answer says what they made. */
const makes = /^(Create|Run|Allocate|Copy|Import|Restore)/;

/**
 * What an event of a service other than SageMaker says that it is about beside its `resources`, by the members that the collectors name
 * (`inEvents`): the main one first. Nothing here asks whether it is known.
 * STS names roles, and writes those into `resources` that are the account's own.
 */
export function inServiceEvent(
  { source, name, region, record }: Pick<ActivityEvent, "name" | "region" | "source" | "record">,
  account: string | undefined,
): Attribution[] {
  const service = source.split(".")[0] ?? "";
  const asked = service === "sts" ? "iam" : service;
  const paths = servicePaths.get(asked);
  if (!paths) return [];
  const request = membersOf({ ...fieldsOf(record.serviceEventDetails), ...fieldsOf(record.requestParameters) });
  const answer = membersOf(record.responseElements);
  const members = makes.test(name) ? [...answer, ...request] : [...request, ...answer];
  // AWS's own ARN is better than one put together from a name: it has the path of a role, the characters added to a secret.
  const arns = members.flatMap(({ value }) => arnsAmong(value, asked));
  const call = name.toLowerCase();
  const found: (Attribution & { isNamed: boolean })[] = [];
  const after = name.replace(/^[A-Z][a-z]+/, "");
  const here = paths.filter(({ only }) => only === undefined || only === after);
  // What there is one of is named by the call alone; the caller of IAM may leave its own name out.
  const unsaid = here.filter(({ member }) => member === "").map(({ member }) => ({ member, value: "-" }));
  for (const { member, value } of [...unsaid, ...members]) {
    for (const path of here) {
      if (path.member !== member) continue;
      const arn = arnAt(path, asked, value, { region, account });
      if (!arn) continue;
      const own = arns.find((one) => one.kind === path.kind && isCalled(one.arn, value));
      found.push({ kind: path.kind, arn: own?.arn ?? arn, isNamed: path.noun !== "" && call.includes(path.noun) });
    }
  }
  if (service === "iam") found.push(...ofCaller(name, record, members));
  found.push(...arns.map((one) => ({ ...one, isNamed: isAbout(one.kind, paths, call) })));
  return [...found.filter(({ isNamed }) => isNamed), ...found.filter(({ isNamed }) => !isNamed)];
}

/** Calls about somebody's credentials. Source: IAM API reference: without UserName, they are about whoever makes the call. */
const aboutCredentials =
  /(AccessKeys?|(?<!Virtual)MFADevices?|LoginProfile|ServiceSpecificCredentials?|SigningCertificates?|SSHPublicKeys?|^(ChangePassword|GetUser))$/;

function ofCaller(name: string, record: Fields, members: readonly Member[]) {
  const { arn } = fieldsOf(record.userIdentity);
  // A request that was refused or lost is not there to say whom it named.
  if (record.errorCode || fieldsOf(record.requestParameters).omitted === true) return [];
  const kind = typeof arn === "string" ? kindOfArn(arn) : undefined;
  if (typeof arn !== "string" || !kind || !aboutCredentials.test(name)) return [];
  return members.some(({ member }) => member === "username") ? [] : [{ kind, arn, isNamed: true }];
}

function isAbout(kind: string, paths: readonly ServicePath[], call: string): boolean {
  return paths.some((path) => path.kind === kind && path.noun !== "" && call.includes(path.noun));
}

function isCalled(arn: string, value: string): boolean {
  return arn === value || arn.endsWith(`/${value}`) || arn.endsWith(`:${value}`) || arn.includes(`:secret:${value}-`);
}

function arnAt(
  path: ServicePath,
  service: string,
  value: string,
  { region, account }: { region: string; account: string | undefined },
): string | undefined {
  if (value.startsWith("arn:")) return kindOfArn(value) === path.kind || /:alias\//.test(value) ? value : undefined;
  if (!account || value.length > 256 || value.includes("*") || !value.startsWith(path.prefix)) return undefined;
  return arnFor({ template: path.template, service }, value, { region, account });
}

function arnsAmong(value: string, service: string): Attribution[] {
  const kind = value.startsWith(`arn:`) && value.split(":")[2] === service ? kindOfArn(value) : undefined;
  return kind ? [{ arn: value, kind }] : [];
}

interface Member {
  /** Without case. What stands in `items`, `item` or `content`, as EC2 writes lists, is called as the list is. */
  member: string;
  value: string;
}

/** The texts in it by the names of their members, those at the top first. */
function membersOf(value: unknown): Member[] {
  const found: Member[] = [];
  let level: { member: string; value: unknown }[] = [{ member: "", value }];
  let left = mostMembers;
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    const next: typeof level = [];
    for (const one of level) {
      if (left-- <= 0) return found;
      if (typeof one.value === "string") {
        if (one.value !== "" && one.value.length <= 2048) found.push({ member: one.member, value: one.value });
      } else if (Array.isArray(one.value)) {
        next.push(...one.value.slice(0, mostMembers).map((item: unknown) => ({ member: one.member, value: item })));
      } else {
        for (const [name, inner] of Object.entries(fieldsOf(one.value) satisfies Fields)) {
          const isWrapper = name === "items" || name === "item" || name === "content";
          next.push({ member: isWrapper ? one.member : name.toLowerCase(), value: inner });
        }
      }
    }
    level = next;
  }
  return found;
}
