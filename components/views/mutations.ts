import { mutationOptions, type QueryClient } from "@tanstack/react-query";
import type { SavedView, ViewList } from "#lib/filters/saved-view.ts";
import { patch, post, send } from "../api/fetch-json.ts";
import { savedViews } from "./queries.ts";

type NewView = Pick<SavedView, "name" | "query">;
type Change = { id: string } & Partial<Pick<SavedView, "name" | "query" | "isDefault">>;

const pathOf = (id: string) => `/api/v1/views/${encodeURIComponent(id)}`;

/* Each is shown as done at once; what is refused is taken back, and the server's word follows. */

export function saving(queries: QueryClient, list: ViewList) {
  return shownAtOnce(
    queries,
    list,
    (view: NewView) => post<SavedView>("/api/v1/views", { list, ...view }),
    (rows, view) => [...rows, { ...view, id: "", list, leftOut: [], isDefault: false, createdAt: "" }],
  );
}

export function changing(queries: QueryClient, list: ViewList) {
  return shownAtOnce(
    queries,
    list,
    ({ id, ...change }: Change) => patch<SavedView>(pathOf(id), change),
    (rows, { id, ...change }) =>
      rows.map((row) => {
        if (row.id !== id) return change.isDefault ? { ...row, isDefault: false } : row;
        return { ...row, ...change, ...(change.query !== undefined && { leftOut: [] }) };
      }),
  );
}

export function removing(queries: QueryClient, list: ViewList) {
  return shownAtOnce(
    queries,
    list,
    (id: string) => send("DELETE", pathOf(id)),
    (rows, id) => rows.filter((row) => row.id !== id),
  );
}

function shownAtOnce<Variables, Answer>(
  queries: QueryClient,
  list: ViewList,
  mutationFn: (variables: Variables) => Promise<Answer>,
  apply: (rows: readonly SavedView[], variables: Variables) => SavedView[],
) {
  const { queryKey } = savedViews(list);
  return mutationOptions({
    mutationFn,
    onMutate: async (variables: Variables) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData(queryKey);
      if (before) queries.setQueryData(queryKey, { rows: byName(apply(before.rows, variables)) });
      return { before };
    },
    onError: (
      _error: Error,
      _variables: Variables,
      context: { before: { rows: SavedView[] } | undefined } | undefined,
    ) => {
      if (context?.before) queries.setQueryData(queryKey, context.before);
    },
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
}

function byName(rows: readonly SavedView[]): SavedView[] {
  return [...rows].sort((one, other) => one.name.toLowerCase().localeCompare(other.name.toLowerCase()));
}
