import { mutationOptions, type QueryClient } from "@tanstack/react-query";
import { ApiProblem, send } from "../api/fetch-json.ts";

/** What a scan is asked for; what is left out is the account's own. */
export interface ScanWish {
  account: string;
  regions?: string[] | "all";
  horizonDays?: number | "all";
  cap?: number | "all";
}

/** Asks for scans, of an account each; lists of scans then show them. What cannot be started does not keep the others. */
export function startScans(queries: QueryClient) {
  return mutationOptions({
    mutationFn: async (wishes: readonly ScanWish[]) => {
      const started = await Promise.allSettled(wishes.map((wish) => send("POST", "/api/v1/scans", wish)));
      const [refused, ...more] = started.flatMap((one) => (one.status === "rejected" ? [one.reason as Error] : []));
      if (!refused) return;
      if (wishes.length === 1) throw refused;
      throw new Error(
        `${more.length + 1} of ${wishes.length} scans could not be started. The first: ${refused.message}`,
      );
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["scans"] }),
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
