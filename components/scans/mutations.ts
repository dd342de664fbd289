import { mutationOptions, type QueryClient } from "@tanstack/react-query";
import { ApiProblem, send } from "../api/fetch-json.ts";

/** What a scan is asked for; what is left out is the account's own. */
export interface ScanWish {
  account: string;
  regions?: string[] | "all" | undefined;
  horizonDays?: number | "all";
  cap?: number | "all";
}

/** Asks for a scan; lists of scans then show it. */
export function startScan(queries: QueryClient) {
  return mutationOptions({
    mutationFn: (wish: ScanWish) => send("POST", "/api/v1/scans", wish),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["scans"] }),
  });
}

/** Asks for a running scan to end. One that has ended by itself meanwhile is what was asked for. */
export const stopScan = mutationOptions({
  mutationFn: async (id: string) => {
    try {
      await send("DELETE", `/api/v1/scans/${encodeURIComponent(id)}`);
    } catch (error) {
      if (!(error instanceof ApiProblem && error.status === 409)) throw error;
    }
  },
});
