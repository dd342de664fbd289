/** Deeper than anything AWS takes. */
const deepest = 100;

/** What a text of JSON holds; undefined when it is none, or too deep to be walked through. */
export function documentIn(text: string | undefined): unknown {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isShallow(value, deepest) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((child) => isShallow(child, levels - 1));
}
