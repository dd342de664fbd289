import { visible } from "#lib/invisible.ts";

/**
 * Text as Security Hub takes it: at most so many characters, cut with an ellipsis, and never blank. What would not show is
 * shown by its code point. Source: AWS Security Hub API Reference, AwsSecurityFinding.
 */
export function fitting(text: string, most: number): string {
  const shown = visible(text);
  if (!/[^\s\u200b]/.test(shown)) return "(blank)";
  if (shown.length <= most) return shown;
  // A cut through a pair of surrogates leaves no half of it.
  return `${shown.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** An address of the web that fits; undefined for any other. */
export function fittingUrl(address: string | undefined, most: number): string | undefined {
  return address?.startsWith("https://") && address.length <= most ? address : undefined;
}
