"use client";
import { Building2, Check, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { startTransition, useOptimistic } from "react";
import { plural } from "#lib/format.ts";
import { visible } from "#lib/invisible.ts";
import { Popover } from "../ui/popover.tsx";
import { PopoverClose } from "../ui/popover-close.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { type KnownAccount, useAccounts } from "./accounts.tsx";
import { screens } from "./screens.ts";

/**
 * Which account is on screen; choosing another stays on the same screen. A list may show several: there each account has a
 * box to tick. With one account it is a name, no menu.
 */
export function AccountSwitcher() {
  const { all, chosen } = useAccounts();
  if (all.length === 0) return <p className="px-2.5 text-sm text-faint">No account yet</p>;
  const [only] = chosen;
  const name =
    chosen.length > 1 ? (
      <span className="font-medium text-ink">{plural(chosen.length, "account")}</span>
    ) : (
      <AccountName account={only} />
    );
  // Between the widths where its name has room, an icon stands for it.
  if (only && all.length === 1) {
    return <div className="flex min-h-10 items-center px-2.5 md:max-lg:hidden">{name}</div>;
  }
  return (
    <Popover
      label="Accounts"
      trigger={
        <button
          type="button"
          title="Accounts"
          className="flex min-h-10 w-full items-center justify-between gap-2 rounded-md border bg-raised px-2.5 hover:border-rule md:max-lg:justify-center"
        >
          <span className="sr-only">Account:</span>
          <span className="min-w-0 md:max-lg:sr-only">{name}</span>
          <Building2 className="hidden size-4 shrink-0 text-muted md:max-lg:block" aria-hidden="true" />
          <ChevronsUpDown className="size-4 shrink-0 text-faint md:max-lg:hidden" aria-hidden="true" />
        </button>
      }
    >
      <Choices all={all} chosen={chosen} />
    </Popover>
  );
}

function Choices({ all, chosen }: { all: readonly KnownAccount[]; chosen: readonly KnownAccount[] }) {
  const pathname = usePathname();
  const params = useSearchParams();
  const router = useRouter();
  const takesMany = screens.some(({ path, isList }) => isList && path === pathname);
  // What was ticked shows at once, while the lists are on their way.
  const [shown, setShown] = useOptimistic<readonly string[]>(chosen.map(({ id }) => id));
  const show = (ids: readonly string[]) => {
    const next = new URLSearchParams(params);
    // What is open beside the list may be of an account that is shown no more.
    for (const name of ["finding", "event"]) next.delete(name);
    next.set("account", ids.join(","));
    startTransition(() => {
      setShown(ids);
      router.push(`${pathname}?${next}`);
    });
  };
  return (
    <ul className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1">
      {all.map((account) => {
        const isChosen = shown.includes(account.id);
        const others = shown.filter((id) => id !== account.id);
        return (
          <li key={account.id} className="flex items-center gap-2 rounded-sm px-2 hover:bg-hover">
            {takesMany ? (
              <input
                type="checkbox"
                aria-label={`Show ${visible(account.label)} with the others`}
                className="size-4 shrink-0 accent-accent"
                checked={isChosen}
                disabled={isChosen && others.length === 0}
                onChange={() => show(isChosen ? others : [...others, account.id])}
              />
            ) : (
              <Check
                className={isChosen ? "size-4 shrink-0 text-accent" : "invisible size-4 shrink-0"}
                aria-hidden="true"
              />
            )}
            <PopoverClose asChild>
              <Link href={`${pathname}?account=${encodeURIComponent(account.id)}`} className="min-w-0 flex-1 py-1.5">
                <AccountName account={account} />
              </Link>
            </PopoverClose>
          </li>
        );
      })}
      {takesMany && shown.length < all.length && (
        <li>
          <button
            type="button"
            onClick={() => show(all.map(({ id }) => id))}
            className="min-h-9 w-full rounded-sm px-2 text-left text-accent hover:bg-hover"
          >
            All {plural(all.length, "account")}
          </button>
        </li>
      )}
    </ul>
  );
}

function AccountName({ account }: { account: KnownAccount | undefined }) {
  return (
    <span className="flex min-w-0 flex-col text-left leading-4">
      <UntrustedText wrap className="font-medium text-ink">
        {account?.label ?? "Choose an account"}
      </UntrustedText>
      <span className="font-mono text-2xs text-faint">{account?.id}</span>
    </span>
  );
}
