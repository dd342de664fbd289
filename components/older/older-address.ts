import { createParser } from "nuqs/server";

/** What somebody types to ask a longer history: texts, as they stand in the fields. */
export interface QuestionForm {
  /** The account's id; empty for the first on screen. */
  of: string;
  /** Days, `2026-05-31`. */
  from: string;
  to: string;
  about: string;
  actor: string;
  key: string;
  address: string;
  event: string;
  /** Separated by commas; empty for all. */
  regions: string;
}

export type FormField = keyof QuestionForm;

export const formFields = ["of", "from", "to", "about", "actor", "key", "address", "event", "regions"] as const;

/** What a form begins with; what is left out is usual. */
export type Beginning = Partial<QuestionForm>;

/** No name or ARN of AWS's is longer. */
export const longestText = 1024;
/** Nothing is said beforehand. */
const plain = "ask";

/**
 * A question as an address has it, `from:2026-05-31;about:mlops-prod`, and `ask` where nothing is said of it. Written out again it is the
 * same text: what is not is refused (refused.ts).
 */
export const olderParser = createParser<Beginning>({
  parse: beginningIn,
  serialize: textOf,
  eq: (one, other) => textOf(one) === textOf(other),
});

function beginningIn(text: string): Beginning | null {
  if (text === plain) return {};
  const said = text.split(";").map((part): [string, string] => {
    const at = part.indexOf(":");
    return [part.slice(0, at), part.slice(at + 1).replace(/%(3B|25)/g, (_, code) => (code === "25" ? "%" : ";"))];
  });
  const isUnderstood = said.every(
    ([name, value]) => formFields.some((one) => one === name) && value !== "" && value.length <= longestText,
  );
  const isOnce = new Set(said.map(([name]) => name)).size === said.length;
  return isUnderstood && isOnce ? Object.fromEntries(said) : null;
}

function textOf(beginning: Beginning): string {
  const said = Object.entries(beginning).filter((one): one is [string, string] => Boolean(one[1]));
  return (
    said
      .map(([name, value]) => `${name}:${value.replace(/[%;]/g, (one) => (one === "%" ? "%25" : "%3B"))}`)
      .join(";") || plain
  );
}
