"use client";
import { Check, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { AccountView } from "#lib/store/views.ts";
import { Menu, MenuHeading, MenuItem } from "../ui/menu.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

type Account = Pick<AccountView, "id" | "label">;

/** Which account is on screen; choosing another stays on the same screen. With one account it is a name, no menu. */
export function AccountSwitcher({ accounts }: { accounts: readonly Account[] }) {
  const pathname = usePathname();
  const wanted = useSearchParams().get("account");
  const current = wanted ? accounts.find((account) => account.id === wanted) : accounts[0];
  if (accounts.length === 0) return <p className="px-2.5 text-sm text-faint">No account yet</p>;
  const name = (
    <span className="flex min-w-0 flex-col text-left leading-4">
      <UntrustedText wrap className="font-medium text-ink">
        {current?.label ?? "Choose an account"}
      </UntrustedText>
      <span className="font-mono text-2xs text-faint">{current?.id}</span>
    </span>
  );
  if (current && accounts.length === 1) return <div className="flex min-h-10 items-center px-2.5">{name}</div>;
  return (
    <Menu
      label="Accounts"
      trigger={
        <button
          type="button"
          className="flex min-h-10 w-full items-center justify-between gap-2 rounded-md border bg-raised px-2.5 hover:border-rule"
        >
          <span className="sr-only">Account:</span>
          {name}
          <ChevronsUpDown className="size-4 shrink-0 text-faint" aria-hidden="true" />
        </button>
      }
    >
      <MenuHeading>Accounts</MenuHeading>
      {accounts.map((account) => (
        <MenuItem key={account.id} asChild>
          <Link href={`${pathname}?account=${encodeURIComponent(account.id)}`}>
            <Check className={account === current ? "text-accent" : "invisible"} aria-hidden="true" />
            <span className="min-w-0">
              <UntrustedText wrap>{account.label}</UntrustedText>
              <span className="font-mono text-2xs text-faint">{account.id}</span>
            </span>
          </Link>
        </MenuItem>
      ))}
    </Menu>
  );
}
