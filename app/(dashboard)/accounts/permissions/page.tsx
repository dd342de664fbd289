import type { Metadata } from "next";
import { PermissionsScreen } from "#components/accounts/permissions-screen.tsx";
import { refusedIn } from "#components/api/refused.ts";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { accountsOn, type PageQuery } from "../../../_server/account.ts";

export const metadata: Metadata = { title: "Permissions" };

export default async function PermissionsPage({ searchParams }: PageQuery) {
  const [[account], query] = await Promise.all([accountsOn(searchParams), searchParams]);
  const path = "/accounts/permissions";
  const refused = refusedIn({}, query);
  if (refused.length > 0) return <RefusedFilters title="Permissions" path={path} query={query} refused={refused} />;
  return <PermissionsScreen account={account && { id: account.id, label: account.label }} />;
}
