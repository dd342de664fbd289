import type { ManagedPolicyDetail, PolicyDetail } from "@aws-sdk/client-iam";

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

/** IAM sends policy documents URL-encoded (RFC 3986); some emulators do not. */
export function decode(document: string | undefined): string | undefined {
  if (document === undefined) return undefined;
  try {
    return decodeURIComponent(document);
  } catch {
    return document;
  }
}
