import { cookies } from "next/headers";
import { QueryProvider } from "#components/api/query-provider.tsx";
import { AccountsProvider } from "#components/layout/accounts.tsx";
import { Shell } from "#components/layout/shell.tsx";
import { themeCookie, themeOf } from "#components/layout/theme.ts";
import { RememberVisits } from "#components/visits/remember-visits.tsx";
import { allAccounts } from "../_server/account.ts";

export default async function DashboardLayout({ children }: { children: React.ReactNode }) {
  const [jar, accounts] = await Promise.all([cookies(), allAccounts()]);
  return (
    <QueryProvider>
      <AccountsProvider accounts={accounts.map(({ id, label, currentScan }) => ({ id, label, currentScan }))}>
        <RememberVisits />
        <Shell theme={themeOf(jar.get(themeCookie)?.value)}>{children}</Shell>
      </AccountsProvider>
    </QueryProvider>
  );
}
