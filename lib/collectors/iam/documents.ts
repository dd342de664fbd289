import type { ManagedPolicyDetail, PolicyDetail, RoleDetail } from "@aws-sdk/client-iam";

/*
 * What is common to the answers of GetAccountAuthorizationDetails.
 */

/** @throws when the answer has no such list: an absent list is not an empty one. */
export function listOf<T>(list: T[] | undefined, name: string): T[] {
  if (!list) throw new TypeError(`The answer has no ${name}.`);
  return list;
}

export function inlinePolicies(policies: readonly PolicyDetail[]): PolicyDetail[] {
  return policies.map((policy) => ({ ...policy, PolicyDocument: decode(policy.PolicyDocument) }));
}

/** The document of a policy's default version. */
export function documentOf(policy: ManagedPolicyDetail | undefined): string | undefined {
  return decode(policy?.PolicyVersionList?.find((version) => version.IsDefaultVersion)?.Document);
}

/** What a user, a group or a role has of managed policies. */
type Attachments = Pick<RoleDetail, "AttachedManagedPolicies" | "PermissionsBoundary">;

/** The documents of managed policies and of the boundary, to stand beside whoever has them. Documents are URL-decoded JSON text. */
export interface ManagedDocuments {
  /** A policy whose document AWS did not give has no `Document`. */
  ManagedPolicies: { PolicyName: string; PolicyArn: string; Document?: string }[];
  BoundaryDocument?: string;
}

export function managedDocuments(
  { AttachedManagedPolicies = [], PermissionsBoundary }: Attachments,
  policies: ReadonlyMap<string, ManagedPolicyDetail>,
): ManagedDocuments {
  const boundary = documentOf(policies.get(PermissionsBoundary?.PermissionsBoundaryArn ?? ""));
  return {
    ManagedPolicies: AttachedManagedPolicies.map(({ PolicyName = "", PolicyArn = "" }) => {
      const document = documentOf(policies.get(PolicyArn));
      return { PolicyName, PolicyArn, ...(document !== undefined && { Document: document }) };
    }),
    ...(boundary !== undefined && { BoundaryDocument: boundary }),
  };
}

/** IAM sends policy documents URL-encoded (RFC 3986); some emulators do not. */
export function decode(document: string | undefined): string | undefined {
  if (document === undefined) return undefined;
  try {
    return decodeURIComponent(document);
  } catch {
    return document;
  }
}
