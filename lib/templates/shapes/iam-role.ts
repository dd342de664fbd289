import { Opaque, type Term, type Terms, type World } from "../world.ts";
import type { Beside, Given, Shape } from "./define.ts";
import { documentText } from "./documents.ts";
import { fieldsIn, fill } from "./fill.ts";

const made = (field: string) => new Opaque(`made ${field}`, field, { isMade: true });

/** A role with all that other resources attach to it. */
export const iamRoleShape: Shape = {
  kind: "iam-role",
  cloudFormation: "AWS::IAM::Role",
  terraform: "aws_iam_role",
  beside: [
    ...["AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::ManagedPolicy"],
    ...["aws_iam_role_policy", "aws_iam_role_policy_attachment", "aws_iam_policy", "aws_iam_policy_attachment"],
  ],
  shape({ manner, names, settings, beside, world }) {
    const isCloud = manner === "cloudformation";
    const field = (cloud: string, plan: string): Term | undefined => settings[isCloud ? cloud : plan];
    const attached = policiesBeside({ beside, world });
    const documents = documentsOf(beside, world);
    const own = inlineOf(field("Policies", "inline_policy"), isCloud, world);
    const arns = world.marking(() => namedPolicies(field("ManagedPolicyArns", "managed_policy_arns"), world));
    const managed = world.marking(() => {
      const list = world.open(arns);
      if (list instanceof Opaque || attached.unknown) return list instanceof Opaque ? list : (attached.unknown ?? null);
      const all = [...(Array.isArray(list) ? list : []), ...attached.arns];
      return all.map((arn): Terms => ({ PolicyName: nameOf(arn), PolicyArn: arn }));
    });
    const inline = world.marking(() => {
      const list = world.open(own);
      if (list instanceof Opaque || attached.unknown) return list instanceof Opaque ? list : (attached.unknown ?? null);
      return [...(Array.isArray(list) ? list : []), ...attached.inline];
    });
    const trust = world.marking(() => documentText(field("AssumeRolePolicyDocument", "assume_role_policy"), world));
    const boundary = field("PermissionsBoundary", "permissions_boundary");
    const resource: Terms = {
      RoleName: names.name,
      Arn: names.arn,
      Path: field("Path", "path") ?? "/",
      RolePolicyList: inline ?? [],
      AttachedManagedPolicies: managed ?? [],
      ManagedPolicies: documents,
    };
    fill(resource, {
      ...(trust !== undefined && { AssumeRolePolicyDocument: trust }),
      ...(boundary !== undefined && boundary !== null && { PermissionsBoundary: boundaryOf(boundary, world) ?? null }),
      RoleId: made("RoleId"),
      CreateDate: made("CreateDate"),
      RoleLastUsed: made("RoleLastUsed"),
    });
    return { resource };
  },
  written: (field) =>
    ({
      RolePolicyList: "Policies",
      AttachedManagedPolicies: "ManagedPolicyArns",
      ManagedPolicies: "ManagedPolicyArns",
    })[field],
};

function boundaryOf(term: Term, world: World): Term | undefined {
  return world.marking(() => {
    const arn = world.whole(term);
    if (arn === undefined || arn === null) return undefined;
    return { PermissionsBoundaryArn: arn, PermissionsBoundaryType: "Policy" } as Terms;
  });
}

const nameOf = (arn: Term): Term => (typeof arn === "string" ? (arn.split("/").at(-1) ?? arn) : arn);

/** ARNs, or the one thing that makes the list unknown. */
function namedPolicies(term: Term | undefined, world: World): Term {
  const list = world.whole(term);
  if (list instanceof Opaque) return list;
  return Array.isArray(list) ? list : [];
}

function inlineOf(term: Term | undefined, isCloud: boolean, world: World): Term | undefined {
  return world.marking(() => {
    const list = world.open(term);
    if (list instanceof Opaque) return list;
    return (Array.isArray(list) ? list : []).flatMap((item): Term[] => {
      const one = fieldsIn(world.open(item));
      const text = world.marking(() => documentText(one?.[isCloud ? "PolicyDocument" : "policy"], world));
      const name = one?.[isCloud ? "PolicyName" : "name"] ?? "policy";
      return one && text !== undefined ? [{ PolicyName: name, PolicyDocument: text }] : [];
    });
  });
}

interface Attached {
  inline: Term[];
  arns: Term[];
  /** Something is attached to what may be this role. */
  unknown?: Opaque;
}

function policiesBeside({ beside, world }: Pick<Given, "beside" | "world">): Attached {
  const attached: Attached = { inline: [], arns: [] };
  for (const one of beside) {
    const about = whether(one, world);
    if (about === undefined)
      attached.unknown ??= new Opaque(`roles of ${one.names.name}`, `which roles ${one.names.name} is attached to`);
    if (!about) continue;
    const { PolicyName, PolicyDocument, name, policy, policy_arn: arn } = one.settings;
    const isManaged = one.type === "AWS::IAM::ManagedPolicy";
    if (one.type.endsWith("_attachment")) attached.arns.push(arn ?? new Opaque(one.names.name, one.names.name));
    else if (isManaged) attached.arns.push(one.names.arn);
    else {
      const text = world.marking(() => documentText(PolicyDocument ?? policy, world));
      attached.inline.push({
        PolicyName: PolicyName ?? name ?? one.names.name,
        ...(text !== undefined && { PolicyDocument: text }),
      });
    }
  }
  const hidden = attached.arns.find((arn) => arn instanceof Opaque);
  if (hidden instanceof Opaque) attached.unknown ??= hidden;
  return attached;
}

/** Whether an attachment is about this role. */
function whether({ type, settings, isOf }: Beside, world: World): boolean | undefined {
  if (type === "aws_iam_policy") return false;
  const roles = settings.Roles ?? settings.RoleName ?? settings.role ?? settings.roles;
  const list = world.open(roles);
  const all = Array.isArray(list) ? list : [list];
  const answers = all.map((role) => isOf(world.open(role)));
  if (answers.includes(true)) return true;
  return answers.includes(undefined) && !answers.every((one) => one === false) ? undefined : false;
}

/** The documents of policies that the same template makes, whoever they are attached to. */
function documentsOf(beside: readonly Beside[], world: World): Term[] {
  return beside.flatMap(({ type, names, settings }): Term[] => {
    if (type !== "AWS::IAM::ManagedPolicy" && type !== "aws_iam_policy") return [];
    const text = world.marking(() => documentText(settings.PolicyDocument ?? settings.policy, world));
    return [{ PolicyName: names.name, PolicyArn: names.arn, ...(text !== undefined && { Document: text }) }];
  });
}
