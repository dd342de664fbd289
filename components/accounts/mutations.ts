import { mutationOptions, type QueryClient } from "@tanstack/react-query";
import { send } from "../api/fetch-json.ts";

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
