import { cookies } from "next/headers";
import { QueryProvider } from "#components/api/query-provider.tsx";
import { AccountsProvider, type KnownAccount } from "#components/layout/accounts.tsx";
import { Shell } from "#components/layout/shell.tsx";
import { themeCookie, themeOf } from "#components/layout/theme.ts";
import { preferencesCookie, preferencesOf } from "#components/preferences/preferences.ts";
import { PreferencesProvider } from "#components/preferences/preferences-context.tsx";
import { RememberVisits } from "#components/visits/remember-visits.tsx";
import type { AccountView } from "#lib/store/views.ts";
import { allAccounts } from "../_server/account.ts";

export default async function DashboardLayout({ children }: { children: React.ReactNode }) {
  const [jar, accounts] = await Promise.all([cookies(), allAccounts()]);
  return (
    <QueryProvider>
      <AccountsProvider accounts={accounts.map(known)}>
        <PreferencesProvider initial={preferencesOf(jar.get(preferencesCookie)?.value)}>
          <RememberVisits />
          <Shell theme={themeOf(jar.get(themeCookie)?.value)}>{children}</Shell>
        </PreferencesProvider>
      </AccountsProvider>
    </QueryProvider>
  );
}

function known({ id, label, currentScan, connection }: AccountView): KnownAccount {
  return { id, label, currentScan, isImported: connection.type === "bundle", isDemo: connection.type === "demo" };
}
