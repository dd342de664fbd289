import { atMost } from "#lib/at-most.ts";
import { explain } from "#lib/errors.ts";
import { visible } from "#lib/invisible.ts";
import { labelOf, type Missed, type Target } from "./accounts.ts";

/**
 * Does the same with each account, a few of them at once. What ends one of them ends no other: it is told, and answered beside what
 * came of the rest. Once `signal` aborts nothing is begun any more.
 */
export async function eachAccount<Result>(
  targets: readonly Target[],
  { atOnce, signal, say }: { atOnce: number; signal: AbortSignal; say(message: string): void },
  work: (target: Target) => Promise<Result>,
): Promise<{ done: { target: Target; result: Result }[]; missed: Missed[] }> {
  const results = new Map<Target, Result>();
  const missed: Missed[] = [];
  await atMost(atOnce, targets, async (target) => {
    try {
      signal.throwIfAborted();
      results.set(target, await work(target));
    } catch (error) {
      const { id, name } = target;
      const why = explain(error);
      missed.push({ id, name, why });
      say(`${labelOf(target)} failed: ${visible(why)}`);
    }
  });
  const done = targets.flatMap((target) => {
    const result = results.get(target);
    return result === undefined ? [] : [{ target, result }];
  });
  return { done, missed };
}
