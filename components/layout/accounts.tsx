"use client";
import { useSearchParams } from "next/navigation";
import { createContext, useContext, useMemo } from "react";
import type { AccountView } from "#lib/store/views.ts";

export type KnownAccount = Pick<AccountView, "id" | "label" | "currentScan"> & {
  /** It came from a bundle: nothing of it is scanned here. */
  isImported: boolean;
  /** It is the simulated one. */
  isDemo: boolean;
};

const Known = createContext<readonly KnownAccount[]>([]);

/** Tells every screen which accounts there are. */
export function AccountsProvider({
  accounts,
  children,
}: {
  accounts: readonly KnownAccount[];
  children: React.ReactNode;
}) {
  return <Known value={accounts}>{children}</Known>;
}

/** All accounts, and those on screen: the ones that the address names, or without it the first. */
export function useAccounts(): { all: readonly KnownAccount[]; chosen: readonly KnownAccount[] } {
  const all = useContext(Known);
  const wanted = useSearchParams().get("account");
  const chosen = useMemo(() => {
    const ids = wanted?.split(",").filter(Boolean) ?? [];
    return ids.length > 0 ? all.filter(({ id }) => ids.includes(id)) : all.slice(0, 1);
  }, [all, wanted]);
  return { all, chosen };
}

/** What an account is called, for rows of several. */
export type NameOf = (id: string) => string;

/** Null while one account is on screen, which goes without saying. */
export function useAccountNames(): NameOf | null {
  const { chosen } = useAccounts();
  return useMemo(() => {
    if (chosen.length < 2) return null;
    const labels = new Map(chosen.map(({ id, label }) => [id, label]));
    return (id: string) => labels.get(id) ?? id;
  }, [chosen]);
}

/** The accounts that a file can be made of: of several, those that have been scanned. The list says which are missing. */
export function useExportable(named: string[]): string[] {
  const { chosen } = useAccounts();
  return chosen.length < 2 ? named : chosen.flatMap(({ id, currentScan }) => (currentScan ? [id] : []));
}
