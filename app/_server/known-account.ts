import type { AccountView } from "#lib/store/views.ts";

/** An account as it is shown: the external id is between the two who know it. */
export function withoutExternalId(account: AccountView): AccountView {
  if (account.connection.type !== "role") return account;
  const { externalId: _, ...connection } = account.connection;
  return { ...account, connection };
}
