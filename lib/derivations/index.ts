import notebookToAdministrator from "./notebook-to-administrator.ts";

export const derivations = [notebookToAdministrator] as const;

/** The kinds that one of these kinds is made of; none for what is read. */
export function sourcesOf(kind: string): readonly string[] {
  return derivations.find((derivation) => derivation.kind === kind)?.from ?? [];
}
