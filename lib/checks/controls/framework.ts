export interface Control {
  /** As its framework calls it; of another tool's rule, what it asks. */
  title: string;
  /** Who says that our checks bear on it, and why. */
  mapping: string;
}

export interface Framework {
  /** As checks and signals cite it: `nist-800-53-r5:AC-4`. */
  id: string;
  name: string;
  version: string;
  publisher: string;
  source: `https://${string}`;
  controls: Readonly<Record<string, Control>>;
}

/** Controls that were mapped for one reason, by their ids. */
export function mapped(mapping: string, titles: Readonly<Record<string, string>>): Record<string, Control> {
  return Object.fromEntries(Object.entries(titles).map(([id, title]) => [id, { title, mapping }]));
}
