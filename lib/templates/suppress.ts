import type { TemplateResource } from "./resource.ts";

/** What people decided to live with, and why. */
export interface Suppressions {
  /** By the check's id of today. */
  reasons: ReadonlyMap<string, string>;
  /** Sentences about those that do not count. */
  warnings: string[];
}

const comment = /(?:#|\/\/)\s*sagewarden:ignore\b[ \t]*(\S*)[ \t]*(.*?)\s*$/;

/**
 * The suppressions of a resource: `# sagewarden:ignore CHECK reason` in its lines or right above it, or in its metadata. One without a
 * reason, or of a check that there is not, does not count.
 */
export async function suppressionsOf({ id, comments, ignores }: TemplateResource): Promise<Suppressions> {
  const inComments = comments.flatMap((line) => {
    const [, check, reason] = comment.exec(line) ?? [];
    return check === undefined ? [] : [{ check, reason: reason ?? "" }];
  });
  const reasons = new Map<string, string>();
  const warnings: string[] = [];
  const all = [...inComments, ...ignores];
  if (all.length === 0) return { reasons, warnings };
  // Every check there is, whatever is judged here, and few templates ask.
  const { checkIdToday, checkOf } = await import("#lib/checks/catalogue.ts");
  for (const { check, reason } of all) {
    if (!checkOf(check)) warnings.push(`${id}: there is no check "${check.slice(0, 80)}" to ignore.`);
    else if (reason.trim() === "")
      warnings.push(`${id}: ${check} is ignored without a reason, so it is not. Write the reason behind it.`);
    else reasons.set(checkIdToday(check), reason.trim());
  }
  return { reasons, warnings };
}
