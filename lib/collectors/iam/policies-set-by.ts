import type { Evident, Setting } from "../define.ts";

type Request = Readonly<Record<string, unknown>>;

/** The calls that change which version of a managed policy is in force. */
export const versionCalls = ["CreatePolicyVersion", "SetDefaultPolicyVersion"];

/** A new version is in force when the call says so; the other calls always set what is. */
export function setsVersion(request: Request): boolean {
  const isNew = "policyDocument" in request && "policyArn" in request;
  return !isNew || String(request.setAsDefault) === "true";
}

/** What of a role, a user or a group is said by its policies, in AWS's words for each. */
export function policiesSetBy(of: "Role" | "User" | "Group"): Record<string, Setting> {
  const inline = [`Put${of}Policy`, `Delete${of}Policy`];
  const managed = [`Attach${of}Policy`, `Detach${of}Policy`];
  const boundary = { calls: [`Put${of}PermissionsBoundary`, `Delete${of}PermissionsBoundary`] };
  const all = { calls: [...inline, ...managed], callsAbout: versionCalls, where: namesPolicy, others: policiesOf };
  return {
    [`${of}PolicyList`]: { calls: inline, where: namesPolicy },
    AttachedManagedPolicies: { calls: managed, where: namesPolicy },
    ManagedPolicies: { calls: managed, callsAbout: versionCalls, where: namesPolicy, others: policiesOf },
    Policies: all,
    policies: all,
    ...(of !== "Group" && { PermissionsBoundary: boundary, BoundaryDocument: boundary }),
  };
}

/** A user has what its groups have: `group ml-interns: GroupPolicyList[0]`. */
export const ofGroup: Record<string, Setting> = {
  group: {
    calls: ["AddUserToGroup", "RemoveUserFromGroup"],
    callsAbout: ["PutGroupPolicy", "DeleteGroupPolicy", "AttachGroupPolicy", "DetachGroupPolicy", ...versionCalls],
    where: (request, evidence) => {
      const group = groupIn(evidence);
      if (group === undefined) return undefined;
      if ("groupName" in request && request.groupName !== group) return false;
      // To come into the group is to get all that it has.
      return "userName" in request || namesPolicy(request, evidence);
    },
    others: (evidence) => [`group/${groupIn(evidence) ?? ""}`, ...policiesOf(evidence)],
  },
};

function groupIn({ path }: Evident): string | undefined {
  return /^group (.+?): /.exec(path)?.[1];
}

/**
 * Whether a request is about one of the policies that were seen: `ml-deploy: Allow sagemaker:* on *`, or names alone. Undefined where no policy was seen,
 * as when none is attached any more.
 */
function namesPolicy(request: Request, { observed }: Evident): boolean | undefined {
  const seen = namesSeen(observed);
  const { policyName, policyArn } = request;
  const name = typeof policyArn === "string" ? policyArn.split("/").at(-1) : policyName;
  if (typeof name !== "string" || seen.length === 0) return undefined;
  return seen.includes(name) && setsVersion(request);
}

function namesSeen(observed: unknown): string[] {
  return [observed].flat().flatMap((text) => {
    const name = typeof text === "string" ? (/^([\w+=,.@-]{1,128})(?::\s|$)/.exec(text)?.[1] ?? "") : "";
    return name === "" ? [] : [name];
  });
}

/** The account's own policies of the names seen; one with a path is only found by it. */
function policiesOf({ observed }: Evident): string[] {
  return namesSeen(observed).map((name) => `policy/${name}`);
}
