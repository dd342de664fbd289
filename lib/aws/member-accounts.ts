import { AppError } from "#lib/errors.ts";
import { failureOf, isCredentialFailure } from "./failure.ts";
import { credentialsEnded } from "./guard.ts";
import { follow } from "./pages.ts";
import type { AwsSession } from "./session.ts";

/** What is called to find an organization's accounts: only when somebody asks for it. */
export const organizationActions = ["organizations:ListAccounts"] as const;

export interface MemberAccount {
  id: string;
  /** Untrusted text. */
  name: string;
  /** `ACTIVE`, `SUSPENDED` … */
  state: string;
}

/**
 * The accounts of the organization, as its management account or a delegated administrator sees them.
 * @throws AppError `credentials` when AWS does not show them to these.
 */
export async function accountsOfOrganization(session: AwsSession, region: string): Promise<MemberAccount[]> {
  const found: MemberAccount[] = [];
  try {
    const client = await session.pool.get("organizations", region);
    const next = (NextToken: string | undefined) => client.listAccounts({ MaxResults: 20, NextToken });
    for await (const page of follow(next, ({ NextToken }) => NextToken)) {
      for (const { Id, Name = "", State, Status } of page.Accounts ?? []) {
        if (Id) found.push({ id: Id, name: Name, state: State ?? Status ?? "" });
      }
    }
  } catch (error) {
    if (isCredentialFailure(error)) throw credentialsEnded(error);
    const { code, message } = failureOf(error, organizationActions[0]);
    throw new AppError(
      "credentials",
      `AWS did not list the accounts of the organization (${code}: ${message.replace(/\.$/, "")}).`,
      "Use credentials of the management account or of a delegated administrator that may call organizations:ListAccounts.",
      { cause: error },
    );
  }
  return found;
}
