import { namedSecret } from "./span.ts";

/** Nothing without one of these can name a secret: nearly all names end here. */
export const mayNameSecret = /pass|secret|token|cred|pwd|_pw|key/i;

/** Longest part of a name that is looked at, from its end: what a name means stands last. */
const longestName = 120;

/** Words after which a name speaks about a secret without being one: `SECRET_ARN`, `password_length`. */
const about = new Set(
  (
    "age algorithm alias arn attempts backend bucket check class client column columns count created date days dim dir directory " +
    "disabled duration embedding embeddings enable enabled endpoint engine expiration expired expires expiry field " +
    "file filename filter format header helper hint host id ids index label labels last len length level lifetime " +
    "limit location manager mask max metadata method min mode name names path pattern policy prefix prevention prompt provider ratio ref " +
    "reference region regex required reset role rotate rotation schema scheme service size source spec status stdin storage store " +
    "strategy strength suffix table time ttl type types uri url usage used user username vault version"
  ).split(" "),
);

/** Words at the end that do not change what a name means: `API_TOKEN_VALUE`, `DB_PASSWORD_PROD`. */
const trailing = new Set(
  (
    "b base default dev development live main new old plain plaintext primary prod production qa raw secondary stage " +
    "staging str string test text v val value"
  ).split(" "),
);

/** Before `token`, these make it a unit of text or of a request: `pad_token`, `max_token`, `NextToken`. */
const notCredentials = new Set(
  (
    "add audio avg begin beginning bos byte by char cls continuation control decoder document each encoder end eos " +
    "fill first forced idempotency image img input label last mask max min multi n next num number of output pad " +
    "padding page pagination per placeholder pre prefix previous prompt query request sep separator single special " +
    "speech start stop sub suffix target text think thinking tool total unk unknown video word"
  ).split(" "),
);

/** Keys of policy conditions; what makes a request to AWS repeatable; the claim in a token, not the token. */
const notNames = /:|^clientToken$|^subjectFrom/i;

const secretWords =
  /passw(?:or)?d|passphrase|passcode|secret|credential|(?:^|_)creds?(?:_|$)|pwd(?:_|$)|_pw$|(?:api|private|access|auth|signing|encryption|master|shared|account|storage|ssh|deploy)_?keys?(?:_|$)/;
const passes = /_pass$/;
const notPasswords = /(?:^|_)(?:band|backward|first|forward|high|low|multi|n|num|one|per|second|single|two)_pass$/;
const secretTokens = /(?:access|api|auth|bearer|refresh|session)_?tokens$/;

/** The kind of secret that a thing of this name holds, when it holds a literal; undefined when the name says nothing. */
export function secretKindOf(name: string): string | undefined {
  if (!mayNameSecret.test(name) || notNames.test(name)) return undefined;
  const words = wordsOf(name);
  while (words.length > 1 && trailing.has(words.at(-1) ?? "")) words.pop();
  const last = words.at(-1) ?? "";
  if (about.has(last)) return undefined;
  const whole = words.join("_");
  if (/secret_?access_?key$/.test(whole)) return "aws-secret-key";
  if (secretWords.test(whole) && !words.includes("kms")) return namedSecret;
  if (passes.test(whole) && !notPasswords.test(whole)) return namedSecret;
  if (secretTokens.test(whole)) return namedSecret;
  if (!last.endsWith("token")) return undefined;
  const before = last.slice(0, -"token".length) || (words.at(-2) ?? "");
  return notCredentials.has(before) ? undefined : namedSecret;
}

/** `DBPassword_2` as `db`, `password`. */
function wordsOf(name: string): string[] {
  return name
    .slice(-longestName)
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
}
