import { commented } from "#lib/checks/remedies/commands.ts";
import type { Evidence } from "#lib/checks/verdicts.ts";
import type { Verification } from "./verify.ts";
import { verificationWords } from "./words.ts";

/** The commands that show a finding's evidence as a script, each once and under what it is for; undefined when there are none. */
export function writtenOut(
  evidence: readonly Evidence[],
  verifications: readonly (Verification | null)[],
): string | undefined {
  const lines = new Map<string, string>();
  for (const [at, verification] of verifications.entries()) {
    if (!verification || lines.has(verification.command)) continue;
    lines.set(verification.command, commented(`${evidence[at]?.path}: ${verificationWords[verification.shows]}`));
  }
  return lines.size === 0 ? undefined : [...lines].map(([command, comment]) => `${comment}\n${command}`).join("\n");
}
