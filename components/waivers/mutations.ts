import { mutationOptions, type QueryClient } from "@tanstack/react-query";
import { post } from "../api/fetch-json.ts";
import type { WaiverRow, WantedWaiver } from "./waiver-row.ts";

const path = (id: string) => `/api/v1/waivers/${encodeURIComponent(id)}`;

/** Makes waivers: those of one decision, one for each check, come about together or the first that cannot is told. */
export function waiving(queries: QueryClient) {
  return mutationOptions({
    mutationFn: async (wanted: readonly WantedWaiver[]) => {
      const made: WaiverRow[] = [];
      for (const one of wanted) made.push(await post<WaiverRow>("/api/v1/waivers", one));
      return made;
    },
    onSettled: () => refreshed(queries),
  });
}

export function rewriting(queries: QueryClient) {
  return mutationOptions({
    mutationFn: ({ id, ...wanted }: WantedWaiver & { id: string }) => post<WaiverRow>(path(id), wanted),
    onSettled: () => refreshed(queries),
  });
}

export function ending(queries: QueryClient) {
  return mutationOptions({
    mutationFn: ({ id, ...by }: { id: string; by: string; note?: string }) => post<WaiverRow>(`${path(id)}/end`, by),
    onSettled: () => refreshed(queries),
  });
}

/** Whatever counts or shows findings and grades may be other now. */
function refreshed(queries: QueryClient): Promise<unknown> {
  return Promise.all(
    ["waivers", "findings", "resources", "checks", "scans"].map((key) =>
      queries.invalidateQueries({ queryKey: [key] }),
    ),
  );
}
