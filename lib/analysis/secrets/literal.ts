import { mayNameSecret, readName } from "./secret-name.ts";

/** What is longer than this is not a setting or a reference. */
const longestReference = 512;
const shortest = 3;

/** Values that are settings, blanks, stand-ins, or what another tool left in place of a secret. */
const words =
  /^(?:change[ _-]?(?:me|it|this)|disabled|dummy|empty|enabled|example|expired|false|fixme|hidden|hidden_due_to_security_reasons|invalid|masked|missing|n\/a|nil|no|none|not[ _-]?set|null|off|on|optional|placeholder|redacted|replace[ _-]?me|required|sensitive|tbd|todo|true|undefined|unset|yes)$/i;
/** `your-api-key-here`, `INSERT_TOKEN`, `sk-xxxx`, `********`. */
const standIn =
  /^(?:(?:your|insert|enter|replace|dummy|example|sample|fake|placeholder|todo|some)[ _-][a-z _-]*|[a-z _-]*[ _-](?:here|goes[ _-]here|placeholder|example)|[a-z]{0,10}[-_]?[x*.•…_#-]{3,}|(.)\1+)$/i;
/** What AWS writes of a call. */
const outcome = /^(?:Success|Succeeded|Failure|Failed|Completed|Pending|InProgress)$/;
const smallNumber = /^[+-]?(?:\d{1,5}|\d{0,20}\.\d{1,20}(?:e[+-]?\d{1,3})?|\d{1,20}e[+-]?\d{1,3})$/i;
const date = /^\d{4}-\d\d-\d\d(?:[T ][\d:.]{4,20}(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** Values that say where the secret is, or what will be put in its place. */
const references = [
  /^arn:[\w-]+:/,
  /^\{\{[\s\S]*\}\}$/,
  /^\$\{\{?[^}]*\}\}?$/,
  /^\$\([\s\S]*\)$/,
  /^\$(?:env:)?[A-Z_][A-Z\d_]*$/,
  /^\$(?:env:\w+|\d|[a-z]+(?:_[a-z\d]+)+)$/i,
  /^`[\s\S]*`$/,
  /^%[\w.-]+%$/,
  /^%[sd]$/,
  /^\{[A-Za-z_][\w.[\]"']*\}$/,
  /^<[^<>]*>$/,
  /^\[[A-Z_]+\]$/,
  /^alias\//,
  /^(?:ssm|awssm|gcpsm|vault|op|keyring|env|file|secret|secretsmanager|secretKeyRef):/i,
  /^(?:sha\d{1,3}|md5):[\da-f]{32,128}$/i,
  /^projects\/[^/]+\/secrets\//,
  /^!(?:Ref|Sub|GetAtt|ImportValue|vault|secret)\b/,
  /^(?:os\.(?:environ|getenv)|process\.env|System\.getenv|getenv|env|environ|config|conf|cfg|settings|secrets?|self|args|opts?|options|params|var|vars|local|data|module|dbutils|ssm|event|ctx|context|response|st\.secrets)[.[(/]/,
  /^(?:subnet|sg|vpc|vpce|rtb|nat|igw|eni|ami|i|vol|snap|fs|acl|pl|d)-[\da-z]{8,17}$/,
  /^[A-Za-z][A-Za-z\d+.-]*:\/\/[^\s@?]*$/,
];
/** `OPENAI_API_KEY`, `db_password`, `accessToken`: the name of another thing that holds a secret. */
const identifier = /^(?:[A-Z][A-Z\d]*(?:_[A-Z\d]+)+|[a-z]+(?:_[a-z]+)+|[a-z]+(?:[A-Z][a-z]+)+)$/;
/** The pair that AWS's own documentation uses: `AKIA…EXAMPLE`, `…EXAMPLEKEY`. */
const documented = /^(?:AKIA[A-Z\d]{9}EXAMPLE|[A-Za-z\d/+]{30}EXAMPLEKEY)$/;
const awsSecretKey = /^[A-Za-z\d/+]{40}$/;
const path = /^(?:~|\.{1,2})?(?:\/[\w.@+-]+)+\/?$/;
/** The name of a secret in a secret manager: `prod/churn/db`, `churn-db-password`. */
const secretPath = /^[a-z][a-z\d_.-]*(?:\/[a-z\d_.-]+)+$/;
const secretWords =
  /^(?=(?:.*[-_.])?(?:api|app|aws|creds?|credentials|database|db|dev|key|name|password|prod|production|qa|sagemaker|secrets?|staging|test|token)(?:[-_.]|$))[a-z]+(?:[-_.][a-z]+)+$/;
const word = /^[A-Za-z][A-Za-z_.-]*$/;
/** `<|endoftext|>`, `[PAD]`, `</s>`. */
const bracketed = /^[<[{(|].*[>\]})|]$/;
const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/**
 * The part of a value that is a secret, given that its name says it holds one: without blanks, quotes or `Bearer `
 * around it. Undefined when the value is a setting, a placeholder, or says where the secret is instead of what it is.
 */
export function literalIn(value: string, name: string): { start: number; end: number } | undefined {
  const bare = trimmed(value, { start: 0, end: value.length });
  const inner = trimmed(value, unquoted(value, bare));
  const scheme =
    /^(?:bearer|basic|token|apikey|key)\s+/i.exec(value.slice(inner.start, inner.start + 32))?.[0].length ?? 0;
  const { start, end } = trimmed(value, { start: inner.start + scheme, end: inner.end });
  if (end - start < shortest) return undefined;
  const isShort = end - start <= longestReference;
  return isShort && isReference(value.slice(start, end), name) ? undefined : { start, end };
}

/** The secret that a value is under this name, if it is one. */
export function secretUnder(name: string, value: string): { start: number; end: number; kind: string } | undefined {
  const read = readName(name);
  const literal = read && literalIn(value, name);
  if (!read || !literal) return undefined;
  const text = value.slice(literal.start, literal.end);
  if (read.needs === "no-word" && (text.length < 5 || word.test(text) || bracketed.test(text))) return undefined;
  if (read.needs === "made" && !looksMade(text) && !(/id$/i.test(name) && uuid.test(text))) return undefined;
  return { ...literal, kind: read.kind };
}

function isReference(value: string, name: string): boolean {
  if (documented.test(value)) return true;
  if (awsSecretKey.test(value)) return false;
  if (words.test(value) || outcome.test(value) || standIn.test(value) || smallNumber.test(value) || date.test(value))
    return true;
  if (references.some((reference) => reference.test(value))) return true;
  if (identifier.test(value) && mayNameSecret.test(value)) return true;
  if (value.startsWith("$") && readName(value.slice(1)) !== undefined && /^\$\w+$/.test(value)) return true;
  if (path.test(value)) return !value.split("/").some((part) => part.length >= 16 && looksMade(part));
  return /secret|cred/i.test(name) && (secretPath.test(value) || secretWords.test(value));
}

/** Whether only a machine makes such words: letters and digits in turn, as no name or version has them. */
export function looksMade(value: string): boolean {
  if (value.length < 8 || value.length > 8192 || /\s/.test(value) || uuid.test(value) || date.test(value)) return false;
  if (path.test(value) || references.some((reference) => reference.test(value))) return false;
  // Of a path, a part has to look made by itself.
  const parts = value.split("/");
  if (parts.length > 1 && parts.every((part) => part.length < 20 || uuid.test(part) || !looksMade(part))) return false;
  const turns = value.match(/[a-z](?=[A-Z\d])|[A-Z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
  if (!/\d/.test(value)) return turns >= 4 && value.length >= 16;
  return turns >= 4 || (turns >= 2 && /[!@#$%^&*?~]/.test(value)) || /^\d{20,}$/.test(value);
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
  const open = /^\\{0,15}["']/.exec(value.slice(start, start + 16))?.[0];
  if (open === undefined || end - start < 2 * open.length || value.slice(end - open.length, end) !== open) {
    return { start, end };
  }
  return { start: start + open.length, end: end - open.length };
}
