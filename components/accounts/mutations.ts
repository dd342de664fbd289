import { mutationOptions, type QueryClient } from "@tanstack/react-query";
import { send } from "../api/fetch-json.ts";

/** Removes an account or one region of it; every list is then asked for anew. */
export function removal(queries: QueryClient) {
  return mutationOptions({
    mutationFn: ({ account, region }: { account: string; region?: string | undefined }) => {
      const path = `/api/v1/accounts/${encodeURIComponent(account)}`;
      return send("DELETE", region === undefined ? path : `${path}/regions/${encodeURIComponent(region)}`);
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}
