export function nodeFlagsFor(words: readonly string[]): string[];
