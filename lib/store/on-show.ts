import { keptAnswers } from "#lib/kept-answers.ts";
import type { OnShow } from "./accounts.ts";
import { rendered, type SQL } from "./drizzle.ts";
import { type Db, query } from "./query.ts";

/** A check of each verdict and more is 150 KB: so many are 30 MB at the most. */
const most = 200;

function remembering() {
  return keptAnswers<readonly unknown[]>(most);
}

const remembered = new WeakMap<Db, ReturnType<typeof remembering>>();

/**
 * Rows of a statement that asks for nothing but what the scans on show found, such as their tallies: asked of the database once,
 * and again when another scan is on show, or a region was taken away. A few rows at most, which are whoever's that asks: nobody changes them.
 */
export function queryOnShow<T>(db: Db, shown: readonly OnShow[], statement: SQL): Promise<readonly Readonly<T>[]> {
  const states = shown.map(({ state }) => state);
  if (!states.every(Boolean)) return query<T>(db, statement);
  const answers = remembered.get(db) ?? remembering();
  remembered.set(db, answers);
  const { sql, params } = rendered(statement);
  return answers(JSON.stringify([states, sql, params]), () => query<T>(db, statement)) as Promise<readonly T[]>;
}
