"use client";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { plural } from "#lib/format.ts";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/states.tsx";
import { AccountSection } from "./account-section.tsx";
import { AddAccounts } from "./add-accounts.tsx";
import type { HeldAccount, Removable } from "./removable.ts";
import { RemoveDialog } from "./remove-dialog.tsx";
import { accountsParams } from "./search-params.ts";

/** Which accounts there are, how they are reached, what is kept of each, and how to be rid of it. */
export function AccountsScreen({ accounts }: { accounts: readonly HeldAccount[] }) {
  // Here, not in the account's own section: the dialog tells what came of it when the section is gone.
  const [wanted, setWanted] = useState<Removable | null>(null);
  const [{ add }, setState] = useQueryStates(accountsParams, { history: "replace" });
  return (
    <>
      <ScreenHeader
        title="Accounts"
        meta={accounts.length > 0 && plural(accounts.length, "account")}
        actions={
          <Button variant="primary" onClick={() => void setState({ add: "open" })}>
            Add accounts
          </Button>
        }
      />
      {accounts.length === 0 ? (
        <EmptyState title="No account to audit">
          Add one by a role or a profile, or start Sagewarden with <code className="font-mono">--demo</code>.
        </EmptyState>
      ) : (
        <div className="page-width flex w-full flex-col gap-10 px-4 pt-2 pb-10 md:px-6">
          {accounts.map((account) => (
            <AccountSection key={account.id} account={account} onRemove={setWanted} />
          ))}
        </div>
      )}
      {add && <AddAccounts onClose={() => void setState({ add: null })} />}
      {wanted && <RemoveDialog wanted={wanted} onClose={() => setWanted(null)} />}
    </>
  );
}
