import type { SavedView } from "#lib/filters/saved-view.ts";

/** The view on show, and whether the address says something else by now than it does. */
export interface Standing {
  view: SavedView;
  isChanged: boolean;
}

/** @param saved the view that the address began with @param query what it says now, as `writtenQuery` writes it */
export function standingOf(views: readonly SavedView[], saved: string | null, query: string): Standing | undefined {
  const begun = views.find(({ id }) => id === saved);
  const same = begun?.query === query ? begun : views.find((view) => view.query === query);
  const view = same ?? begun;
  return view && { view, isChanged: view !== same };
}

/** Whether a list has a view of that name already: capitals make no other name. The server has the last word. */
export function isTaken(views: readonly SavedView[], name: string, but?: string): boolean {
  const keyOf = (text: string) => text.trim().normalize("NFKC").toLowerCase();
  return views.some((view) => view.id !== but && keyOf(view.name) === keyOf(name));
}
