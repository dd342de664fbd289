import { formatArn } from "#lib/readings/arn.ts";
import { ec2Ids } from "../shapes/ec2-ids.ts";
import { childOf, type SourceNode, textOf } from "../source/node.ts";
import { idLike, nameLike, uuidLike } from "../stand-ins.ts";
import { Opaque, type Term, type World } from "../world.ts";
import type { Scope, TemplateEntry } from "./scope.ts";

type Resolve = (node: SourceNode, scope: Scope, world: World) => Term | undefined;

/** How a resource of the template will be known: what AWS makes of it has a stand-in of the same form. */
export interface OwnNames {
  name: string;
  id: string;
  arn: string;
}

export function typeOf(entry: SourceNode | undefined): string {
  return textOf(childOf(entry, "Type")) ?? "";
}

export function ownNames(id: string, entry: TemplateEntry, scope: Scope, world: World, resolve: Resolve): OwnNames {
  const [, service = "", noun = ""] = typeOf(entry.value).split("::");
  const name = givenName(noun, id, entry, scope, world, resolve);
  const region = scope.given.get("AWS::Region") ?? world.choose("AWS::Region", scope.regions, "the region");
  const account = scope.given.get("AWS::AccountId") ?? world.choose("AWS::AccountId", scope.accounts, "the account");
  const arn = (resource: string, of = service.toLowerCase(), where = region) =>
    formatArn({ partition: "aws", service: of, region: where, account, resource });
  switch (service) {
    case "IAM": {
      const path = plainField("Path", entry, scope, world, resolve) ?? "/";
      const type = noun === "ManagedPolicy" ? "policy" : noun.toLowerCase();
      return { name, id: name, arn: arn(`${type}${path}${name}`, "iam", "") };
    }
    case "KMS":
      if (noun === "Alias") return { name, id: name, arn: arn(name) };
      return { name: uuidLike(id), id: uuidLike(id), arn: arn(`key/${uuidLike(id)}`) };
    case "EC2": {
      const { type, prefix } = ec2Ids[noun] ?? { type: dashed(noun), prefix: "eni" };
      const own = idLike(prefix, id);
      return { name, id: own, arn: arn(`${type}/${own}`) };
    }
    default: {
      const type = service === "SageMaker" ? dashed(noun) : noun.toLowerCase();
      const own = noun === "Domain" && service === "SageMaker" ? idLike("d", id).replace("-0", "-") : name;
      return { name, id: own, arn: arn(`${type}/${own}`) };
    }
  }
}

const dashed = (noun: string) => noun.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();

function givenName(
  noun: string,
  id: string,
  entry: TemplateEntry,
  scope: Scope,
  world: World,
  resolve: Resolve,
): string {
  for (const field of [`${noun}Name`, "Name", "AliasName"]) {
    const name = plainField(field, entry, scope, world, resolve);
    if (name) return name;
  }
  return nameLike(id);
}

/** Names that are being worked out: a name may be made of another's, and templates of circles are no templates. */
const asked = new WeakMap<Scope["named"], Set<TemplateEntry>>();

function plainField(
  field: string,
  entry: TemplateEntry,
  scope: Scope,
  world: World,
  resolve: Resolve,
): string | undefined {
  const node = childOf(childOf(entry.value, "Properties"), field);
  const open = asked.get(scope.named) ?? new Set();
  asked.set(scope.named, open);
  if (!node || open.has(entry)) return undefined;
  open.add(entry);
  try {
    const value = world.whole(resolve(node, { ...scope, loop: entry.loop }, world));
    return typeof value === "string" ? value : undefined;
  } finally {
    open.delete(entry);
  }
}

/** What `Ref` gives for a resource; undefined when there is none of that id. Source: template reference, "Return values" of each type. */
export function referenceTo(id: string, scope: Scope, world: World, resolve: Resolve): Term | undefined {
  const entry = scope.resources.get(id);
  if (!entry) return undefined;
  scope.named.add(id);
  const type = typeOf(entry.value);
  if (isElsewhere(type)) return new Opaque(id, `${id}, which another template makes`);
  const names = ownNames(id, entry, scope, world, resolve);
  const [, service, noun = ""] = type.split("::");
  const byArn =
    service === "SageMaker" ? !/^(?:Domain|UserProfile|Pipeline)$/.test(noun) : /^(?:ManagedPolicy|Secret)$/.test(noun);
  return byArn ? names.arn : names.id;
}

/** What `Fn::GetAtt` gives. */
export function attributeOf(id: string, attribute: string, scope: Scope, world: World, resolve: Resolve): Term {
  const entry = scope.resources.get(id);
  const unknown = new Opaque(`${id}.${attribute}`, `${id}.${attribute}`);
  if (!entry) return unknown;
  scope.named.add(id);
  if (isElsewhere(typeOf(entry.value))) return unknown;
  const { arn, name, id: own } = ownNames(id, entry, scope, world, resolve);
  if (/Arn$/.test(attribute)) return arn;
  if (/Name$/.test(attribute)) return name;
  return /Id$/.test(attribute) ? own : unknown;
}

/** What a nested stack, a macro's resource or one of people's own gives is nothing that this template says. */
function isElsewhere(type: string): boolean {
  return /^(?:Custom::|AWS::CloudFormation::|AWS::SSM::|.*::MODULE$)/.test(type) || !/^AWS::(?!Serverless)/.test(type);
}
