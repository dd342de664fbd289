import { mutationOptions, type QueryClient } from "@tanstack/react-query";
import type { OrganizationReport, PermissionsReport } from "#lib/jobs/views.ts";
import type { AccountView } from "#lib/store/views.ts";
import { post, send } from "../api/fetch-json.ts";
import type { Wanted } from "./add-form.ts";

/** Removes an account or one region of it; lists are asked for anew when they are shown next. */
export function removal(queries: QueryClient) {
  return mutationOptions({
    mutationFn: ({ account, region }: { account: string; region?: string | undefined }) => {
      const path = `/api/v1/accounts/${encodeURIComponent(account)}`;
      return send("DELETE", region === undefined ? path : `${path}/regions/${encodeURIComponent(region)}`);
    },
    // Not those on screen: they may be of the account that is gone.
    onSuccess: () => queries.invalidateQueries({ refetchType: "none" }),
  });
}

/** Tries the permissions of an account. */
export const checkPermissions = mutationOptions({
  mutationFn: (account: string) =>
    post<PermissionsReport>(`/api/v1/accounts/${encodeURIComponent(account)}/permissions`),
});

/** Adds one account or an organization's, or changes how they are reached; one is told like several. */
export const addition = mutationOptions({
  mutationFn: async (wanted: Wanted): Promise<OrganizationReport> => {
    if ("members" in wanted) return post<OrganizationReport>("/api/v1/organizations", wanted.members);
    const { id, label } = await post<AccountView>("/api/v1/accounts", wanted.account);
    return { added: [{ id, name: label }], left: [] };
  },
});
