import { checkIdToday, checkOf } from "#lib/checks/catalogue.ts";
import { frameworks } from "#lib/checks/controls/index.ts";
import { AppError } from "#lib/errors.ts";

/** @throws AppError `usage` for a check or framework that there is not */
export function refuseUnknown(named: readonly string[], framework: string | undefined): void {
  const stray = named.find((id) => !checkOf(id));
  if (stray !== undefined)
    throw new AppError("usage", `There is no check "${stray}".`, "sagewarden checks lists them.");
  if (framework !== undefined && !frameworks.some(({ id }) => id === framework)) {
    const known = frameworks.map(({ id }) => id).join(", ");
    throw new AppError("usage", `There is no framework "${framework}".`, `It is one of ${known}.`);
  }
}

/** Which checks a pack is of: those that are named, of these those that bear on a framework. None named is all. */
export function checksWanted(named: readonly string[], framework: string | undefined): (check: string) => boolean {
  const ids = new Set(named.map(checkIdToday));
  return (check) =>
    (ids.size === 0 || ids.has(check)) &&
    (framework === undefined || (checkOf(check)?.controls ?? []).some((cited) => cited.startsWith(`${framework}:`)));
}
