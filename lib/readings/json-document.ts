/** Deeper than anything AWS takes. */
const deepest = 100;

/** What the JSON text of a resource says; undefined for what is no JSON, or deeper than anything that looks through it goes. */
export function documentIn(text: string | undefined): unknown {
  try {
    const document: unknown = JSON.parse(text ?? "");
    return isShallow(document, deepest) ? document : undefined;
  } catch {
    return undefined;
  }
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((child) => isShallow(child, levels - 1));
}
