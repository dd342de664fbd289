import { parseArn } from "#lib/readings/arn.ts";

export interface Grant {
  GrantId?: string | undefined;
  Name?: string | undefined;
  GranteePrincipal?: string | undefined;
  Operations?: readonly string[] | undefined;
}

/**
 * The grants for somebody of another account than these. Services have names without an account, `sagemaker.amazonaws.com`, and what
 * they make on behalf of one of its users names that user. Source: KMS API reference, GrantListEntry.
 */
export function granteesBeyond(grants: readonly Grant[], own: readonly string[]): { at: number; grant: Grant }[] {
  return grants.flatMap((grant, at) => {
    const account = parseArn(grant.GranteePrincipal ?? "")?.account;
    return account && !own.includes(account) ? [{ at, grant }] : [];
  });
}
