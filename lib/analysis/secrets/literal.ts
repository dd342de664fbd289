/** What is longer than this is not a setting or a reference. */
const longestReference = 512;
const shortest = 3;

/** Values that are settings, blanks or what another tool left in place of a secret. */
const words =
  /^(?:disabled|empty|enabled|expired|false|hidden|hidden_due_to_security_reasons|invalid|masked|missing|n\/a|nil|no|none|not[ _-]?set|null|off|on|optional|redacted|required|sensitive|true|undefined|unset|yes)$/i;
const blanks = /^[*xX.•_#-]+$/;
const smallNumber = /^[+-]?(?:\d{1,5}|\d{0,20}\.\d{1,20}(?:e[+-]?\d{1,3})?|\d{1,20}e[+-]?\d{1,3})$/i;
const date = /^\d{4}-\d\d-\d\d(?:[T ][\d:.]{4,20}(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** Values that say where the secret is, or what will be put in its place. */
const references = [
  /^arn:[\w-]+:/,
  /^\{\{[\s\S]*\}\}$/,
  /^\$\{[^}]*\}$/,
  /^\$\([\s\S]*\)$/,
  /^\$[A-Z_][A-Z\d_]*$/,
  /^`[\s\S]*`$/,
  /^%[\w.-]+%$/,
  /^%[sd]$/,
  /^\{[A-Za-z_]\w*\}$/,
  /^<[^<>]*>$/,
  /^\[[A-Z_]+\]$/,
  /^(?:YOUR|REPLACE|INSERT)_[A-Z_]+$/,
  /^alias\//,
  /^ssm:/,
  /^[A-Za-z][A-Za-z\d+.-]*:\/\/[^\s@?]*$/,
];
/** The pair that AWS's own documentation uses: `AKIA…EXAMPLE`, `…EXAMPLEKEY`. */
const documented = /^(?:AKIA[A-Z\d]{9}EXAMPLE|[A-Za-z\d/+]{30}EXAMPLEKEY)$/;
const awsSecretKey = /^[A-Za-z\d/+]{40}$/;
const path = /^(?:~|\.{1,2})?(?:\/[\w.@+-]+)+\/?$/;
/** The name of a secret in a secret manager: `prod/churn/db`. */
const secretPath = /^[a-z][a-z\d_.-]*(?:\/[a-z\d_.-]+)+$/;

/**
 * The part of a value that is a secret, given that its name says it holds one: without blanks, quotes or `Bearer `
 * around it. Undefined when the value is a setting, a placeholder, or says where the secret is instead of what it is.
 */
export function literalIn(value: string, name: string): { start: number; end: number } | undefined {
  const bare = trimmed(value, { start: 0, end: value.length });
  const inner = trimmed(value, unquoted(value, bare));
  const scheme = /^(?:bearer|basic|token)\s+/i.exec(value.slice(inner.start, inner.start + 32))?.[0].length ?? 0;
  const { start, end } = trimmed(value, { start: inner.start + scheme, end: inner.end });
  if (end - start < shortest) return undefined;
  const isShort = end - start <= longestReference;
  return isShort && isReference(value.slice(start, end), name) ? undefined : { start, end };
}

function isReference(value: string, name: string): boolean {
  if (documented.test(value)) return true;
  if (awsSecretKey.test(value)) return false;
  if (words.test(value) || blanks.test(value) || smallNumber.test(value) || date.test(value)) return true;
  if (references.some((reference) => reference.test(value))) return true;
  if (path.test(value)) return !value.split("/").some(looksRandom);
  return /secret|cred/i.test(name) && secretPath.test(value);
}

function looksRandom(word: string): boolean {
  return word.length >= 16 && /\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word);
}

interface Part {
  start: number;
  end: number;
}

function trimmed(value: string, { start, end }: Part): Part {
  while (start < end && /\s/.test(value[start] ?? "")) start++;
  while (end > start && /\s/.test(value[end - 1] ?? "")) end--;
  return { start, end };
}

/** Without one pair of quotes, escaped or not: hyperparameters are JSON texts. */
function unquoted(value: string, { start, end }: Part): Part {
  const open = /^\\{0,3}["']/.exec(value.slice(start, start + 4))?.[0];
  if (open === undefined || end - start < 2 * open.length || value.slice(end - open.length, end) !== open) {
    return { start, end };
  }
  return { start: start + open.length, end: end - open.length };
}
