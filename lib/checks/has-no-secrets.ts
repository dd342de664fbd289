import { mark } from "#lib/analysis/secrets/mark.ts";
import type { CheckContext } from "./define.ts";
import { type Evidence, fail, pass, unknown, type Verdict } from "./verdicts.ts";

const mostShown = 20;
const expected = "a reference to Secrets Manager or Parameter Store";

/**
 * Fails when a secret was found where `among` looks. A text that could not be scanned leaves the verdict unknown, as
 * does an answer without `when`, a field that every answer has. `looked` are the fields to name as looked through.
 */
export function hasNoSecrets<R extends object>(
  resource: R,
  { secrets }: CheckContext,
  where: { when: keyof R & string; looked: Evidence[]; among?: (path: string) => boolean },
): Verdict {
  if (!resource[where.when]) return unknown(`AWS returned no ${where.when}, so the answer is not complete.`);
  const own = secrets.filter(({ path }) => where.among?.(path) ?? true);
  const found = own.filter(({ kind }) => kind !== "unscanned");
  if (found.length > 0) {
    const evidence = found.slice(0, mostShown).map(({ path, kind, fingerprint }): Evidence => {
      return { path, observed: mark(kind, fingerprint), expected };
    });
    const left = found.length - evidence.length;
    return fail(
      ...evidence,
      ...(left > 0 ? [{ path: "and more", observed: `${left} further secrets`, expected }] : []),
    );
  }
  const [unscanned] = own;
  if (unscanned) return unknown(`${unscanned.path} could not be scanned for secrets; it was withheld.`);
  return pass(...where.looked);
}

/** A map of settings that was looked through: its names, or null when AWS returned none. */
export function lookedThrough(path: string, settings: Record<string, unknown> | undefined): Evidence {
  return { path, observed: settings ? Object.keys(settings) : null, expected: "no secret in any value" };
}
