import type { QueryClient } from "@tanstack/react-query";
import { redirect } from "next/navigation";
import { activityViewParams } from "#components/activity/search-params.ts";
import { findingViewParams } from "#components/findings/search-params.ts";
import { resourceViewParams } from "#components/resources/search-params.ts";
import { savedViews as asked } from "#components/views/queries.ts";
import { readQuery, type ViewParams } from "#components/views/view-query.ts";
import { AppError } from "#lib/errors.ts";
import type { SavedView, ViewList } from "#lib/filters/saved-view.ts";
import { currentStore } from "#lib/store/current.ts";
import { changeSavedView, createSavedView, defaultView, type StoredView, savedViews } from "#lib/store/saved-views.ts";

const kept: Record<ViewList, ViewParams> = {
  findings: findingViewParams,
  resources: resourceViewParams,
  activity: activityViewParams,
};

export async function viewsShown(list?: ViewList): Promise<{ rows: SavedView[] }> {
  return { rows: (await savedViews(currentStore().db, list)).map(shown) };
}

/** @throws AppError `usage` for a filter that the list does not have, `conflict` as the store does */
export async function keepView(wanted: Pick<SavedView, "list" | "name" | "query">): Promise<SavedView> {
  const query = understood(wanted.list, wanted.query);
  return shown(await createSavedView(currentStore().db, { ...wanted, query }));
}

/** @throws AppError as `keepView`, and `not-found` */
export async function changeView(
  id: string,
  { query, ...change }: { [Name in "name" | "query" | "isDefault"]?: SavedView[Name] | undefined },
): Promise<SavedView> {
  const { db } = currentStore();
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  if (query === undefined) return shown(await changeSavedView(db, id, set));
  const list = (await savedViews(db)).find((view) => view.id === id)?.list;
  // Of one that there is not, the store says so.
  return shown(await changeSavedView(db, id, { ...set, query: list ? understood(list, query) : "" }));
}

/** The address of a list's default view where nothing but the accounts is asked for, and the views for its menu. */
export async function openViews(
  list: ViewList,
  client: QueryClient,
  query: Readonly<Record<string, string | string[] | undefined>>,
): Promise<void> {
  const { db } = currentStore();
  const isBare = Object.entries(query).every(([name, value]) => name === "account" || value === undefined);
  const view = isBare ? await defaultView(db, list) : undefined;
  if (view) {
    const { account } = query;
    const own = new URLSearchParams({ ...(account && { account: String(account) }), saved: view.id });
    redirect(`/${list}?${[shown(view).query, own.toString()].filter(Boolean).join("&")}`);
  }
  await client.prefetchQuery({ ...asked(list), queryFn: () => viewsShown(list) });
}

function shown(view: StoredView): SavedView {
  const { query, refused } = readQuery(kept[view.list], view.query);
  return { ...view, query, leftOut: refused.map(({ name, value }) => `${name}=${value}`) };
}

function understood(list: ViewList, text: string): string {
  const { query, refused } = readQuery(kept[list], text);
  const [first] = refused;
  if (first)
    throw new AppError(
      "usage",
      `The query is not understood: ${first.name}=${first.value}.`,
      "A view is made of what the address of its list can say.",
    );
  return query;
}
