import { existsSync } from "node:fs";
import type { Check } from "#lib/checks/define.ts";
import { noSecrets } from "#lib/checks/no-secrets.ts";

/** The checks of some kinds, sorted by id. Those of all others are not loaded: they are most of what a command would have to read at its start. */
export async function checksOfKinds(kinds: Iterable<string>): Promise<Check[]> {
  const wanted = new Set(kinds);
  const folders = await Promise.all([...wanted].map(folderOf));
  const own = noSecrets.filter(({ kind }) => wanted.has(kind));
  return [...folders.flat(), ...own].sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function folderOf(kind: string): Promise<Check[]> {
  const index = new URL(`../checks/${kind}/index.ts`, import.meta.url);
  if (!existsSync(index)) return [];
  // The index of a kind's folder exports the list of its checks, and nothing else: a test holds it to the catalogue.
  const lists = (await import(index.href)) as Readonly<Record<string, readonly Check[]>>;
  return Object.values(lists).flat();
}
