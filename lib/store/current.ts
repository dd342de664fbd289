import type { Store } from "./client.ts";

/*
 * The server process opens the store; the pages and route handlers that Next bundles are another module graph of the
 * same process, so what both use stands on globalThis.
 */
const key = Symbol.for("sagewarden.store");

export function setCurrentStore(store: Store): void {
  (globalThis as Record<symbol, unknown>)[key] = store;
}

/** The store of this process. @throws when a page is rendered outside `sagewarden serve`. */
export function currentStore(): Store {
  const store = (globalThis as Record<symbol, unknown>)[key] as Store | undefined;
  if (!store) throw new Error("No store is open: pages are served by `sagewarden serve`.");
  return store;
}
