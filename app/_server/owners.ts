import { keptAnswers } from "#lib/kept-answers.ts";
import { currentStore } from "#lib/store/current.ts";
import { ownersIn } from "#lib/store/resources-list.ts";
import type { AccountView } from "#lib/store/views.ts";

const once = keptAnswers<Awaited<ReturnType<typeof ownersIn>>>(20);

/** Whose the accounts' resources are, for a filter menu. Counting passes over all that has an owner, and is the same until another scan is on show. */
export function ownersOf(accounts: readonly AccountView[]): ReturnType<typeof ownersIn> {
  const key = JSON.stringify(accounts.map(({ id, currentScan, regions }) => [id, currentScan, regions]));
  return once(key, () =>
    ownersIn(
      currentStore().db,
      accounts.map(({ id }) => id),
    ),
  );
}
