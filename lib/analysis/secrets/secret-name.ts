import { namedSecret } from "./span.ts";

/** Nothing without one of these can name a secret: nearly all names end here. */
export const mayNameSecret =
  /pass|secret|token|cred|pwd|pswd|pw(?![a-z])|key|auth|sign?(?:ature)?(?![a-z])|cookie|jwt|session|hmac|pat(?![a-z])|contrasena|kennwort|senha/i;

/** What a thing of some name must look like to be a secret. */
export interface SecretName {
  kind: string;
  /** `any`: whatever is literal. `no-word`: not a plain word. `made`: as a machine makes them. See literal.ts. */
  needs: "any" | "no-word" | "made";
}

/** Longest part of a name that is looked at, from its end: what a name means stands last. */
const longestName = 120;

const list = (words: string) => new Set(words.split(" "));

/** Words after which a name speaks about a secret without being one: `SECRET_ARN`, `password_length`, `api_key_env`. */
const about = list(
  "age algorithm alias arn attempts backend bucket check class client column columns complexity count date days dim dir directory " +
    "duration embedding embeddings enable endpoint engine env environ environment expiration " +
    "expiry field fields file filename filter format from func function group header helper hint history host id ids index indices kind label " +
    "labels len length level lifetime limit location manager mask max message metadata method min mode model name names " +
    "note owner path pattern placeholder policy prefix prevention prompt property provider ratio ref reference region " +
    "regex requirements reuse role rotate rotation rules scheme schema scope separator service size source spec state stats status stdin storage " +
    "store strategy strength suffix table template time ttl type types uri url usage user username var variable variables vault version",
);

/** Words that say what happened to a secret, when, or whether there is one: `PasswordUpdated`, `TOKEN_EXPIRES`. */
const happened =
  /^(?:[a-z]{2,}ed|change|exists?|expires|failures?|forgotten|found|known|last|lost|missing|outcome|present|reset|result|seen|sent|set|since|stolen|success|unset|until|update)$/;
/** The same, in front: `HasPassword`. */
const whether = list("had has is needs require required requires");
/** Such words of which that is not so: what was done to a secret made it what it is. */
const madeSo = list("decrypted decoded embedded encoded encrypted fixed generated hardcoded hashed seed shared");

/** Words at the end that do not change what a name means: `API_TOKEN_VALUE`, `DB_PASSWORD_PROD`. */
const trailing = list(
  "b base data default dev development enc encoded live local main new old plain plaintext primary prod production qa raw " +
    "readonly ro rw secondary stage staging str string test text v val value write",
);

/** What a secret is for stands behind it: `DB_PASSWORD_FOR_USER`. What stands before `of` is what the name means. */
const prepositions = list("for of on at by");

/** Before `token`, these make it a unit of text or of a request: `pad_token`, `max_token`, `NextToken`. */
const textTokens = list(
  "add answer assistant audio avg begin beginning boi bos bpe byte by char class cls concept context continuation control decode decoder document " +
    "each empty encode encoder end eoi eos eot fill first forced human idempotency image img init initial initializer input instance label language last " +
    "learnable marker mask max min modifier mult multi n next null num number object of output pad padding page pagination per placeholder " +
    "pre prefix previous prompt query question replace request response row sep separator single special speaker speech start stop sub subject suffix " +
    "system target task text think thinking time timestamp tool total trigger unique unk unknown user video vision vocab word",
);
/** Keys of policy conditions; what makes a request to AWS repeatable; the claim in a token, not the token. */
const notNames = /:|^(?:[cC]lient(?:Request)?|[cC]reation)Token$|^subjectFrom/;

const credentialTokens = list(
  "access admin agent api app auth authentication authorization aws azure bearer bot cdn ci client cloud csrf databricks db deploy docker figma gh git github " +
    "gitlab google grafana hf hub huggingface id identity integration jwt kaggle login master mlflow neptune notion npm oauth personal pypi refresh registry " +
    "replicate secret security sentry service session slack sso sts telegram terraform vault wandb webhook write",
);

const secretWords =
  /passw(?:or)?d|passphrase|passcode|passwort|kennwort|contrasena|(?:^|_)senha$|secret(?!ar)|pwd(?:_|$)|pswd|pw$/;
const credentials = /credential|(?:^|_)creds?(?:_|$)/;
const secretKeys =
  /(?:^|_)(?:.*(?:api|app|private|access|auth|signing|signature|encryption|encrypt|decryption|crypto|cipher|fernet|hmac|aes|master|shared|account|storage|ssh|deploy|secret|webhook|consumer|license))_?keys?$/;
const passes = /_pass$|[a-z]{2}pass$/;
const notPasswords =
  /(?:^|_)(?:band|backward|first|forward|high|low|multi|n|num|one|per|second|single|two|full|final|by|com|encom|over|under|tres|sur)_?pass$/;

/** Keys that open nothing: of tables, caches, maps, S3 objects, and the half of a pair that is public. */
const plainKeys = list(
  "answer any argument arn array attention attribute batch bucket cache candidate caption column composite config context correlation data dataset " +
    "date dedup deduplication dict document env environment event example execution feature field file foreign gpg group hash host hot idempotency image index input item job " +
    "join json kms known label lookup manifest map meta metadata metric model natural node object option order output param parameter partition pgp primary property pub " +
    "public query question range record redis request resource response result routing row run s sample score search sequence series setting shard sort span state step " +
    "surrogate table tag target task text topic trace trial trigger tuple type unique value yaml",
);
/** Made by machines when they are secrets: `sig=…` in a URL. As plain words they mean something else. */
const madeOnly = list(
  "auth authorization cookie hmac jwt pat session sessionid sig signature session_id session_cookie",
);

/** Whether a thing of this name is a secret, and how it must then look; undefined when the name says nothing. */
export function readName(name: string): SecretName | undefined {
  if (name.length > longestRemembered) return readAnew(name);
  if (remembered.has(name)) return remembered.get(name);
  const read = readAnew(name);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(name, read);
  return read;
}

/** Names of fields come again with every resource and event. */
const remembered = new Map<string, SecretName | undefined>();
const mostRemembered = 5_000;
const longestRemembered = 100;

function readAnew(name: string): SecretName | undefined {
  if (!mayNameSecret.test(name) || notNames.test(name)) return undefined;
  let words = wordsOf(name);
  const at = words.findIndex((word, index) => index > 0 && prepositions.has(word));
  if (at > 0) words = words.slice(0, at);
  while (words.length > 1 && trailing.has(words.at(-1) ?? "")) words.pop();
  return meaningOf(words, name);
}

function meaningOf(words: readonly string[], name: string): SecretName | undefined {
  const last = words.at(-1) ?? "";
  const whole = words.join("_");
  // It may be the secret all the same, and then looks like one.
  const isMade = (rest: readonly string[]): SecretName | undefined =>
    rest.length > 0 && meaningOf(rest, name) ? { kind: namedSecret, needs: "made" } : undefined;
  if (happened.test(last) && !madeSo.has(last)) return isMade(words.slice(0, -1));
  if (words.length > 1 && whether.has(words[0] ?? "")) return isMade(words.slice(1));
  if (/secret_id$/.test(whole)) return { kind: namedSecret, needs: "made" };
  if (about.has(last)) return undefined;
  if (/secret_?access_?key$/.test(whole)) return { kind: "aws-secret-key", needs: "any" };
  if (words.includes("kms") || words.includes("public")) return undefined;
  if (madeOnly.has(last) || madeOnly.has(words.slice(-2).join("_"))) return { kind: namedSecret, needs: "made" };
  if (secretWords.test(whole) || secretKeys.test(whole)) return { kind: namedSecret, needs: "any" };
  if (notPasswords.test(whole)) return undefined;
  if (credentials.test(whole)) return { kind: namedSecret, needs: "no-word" };
  if (passes.test(whole)) return { kind: namedSecret, needs: "any" };
  if (whole === "pass") return { kind: namedSecret, needs: "no-word" };
  // A tag has a `Key`; what has a `key` and a user has a secret.
  return tokenName(words) ?? (name === "Key" ? undefined : keyName(words));
}

function tokenName(words: readonly string[]): SecretName | undefined {
  const last = words.at(-1) ?? "";
  const token = /^(.*)token(s?)$/.exec(last);
  if (!token) return undefined;
  const before = token[1] || (words.at(-2) ?? "");
  if (credentialTokens.has(before)) return { kind: namedSecret, needs: "any" };
  // `user_token` is a credential, `user_token` in a chat template is a word.
  if (token[2] || (textTokens.has(before) && before !== "user")) return undefined;
  return { kind: namedSecret, needs: "no-word" };
}

function keyName(words: readonly string[]): SecretName | undefined {
  const key = /^(.*)key$/.exec(words.at(-1) ?? "");
  if (!key) return undefined;
  const before = key[1] || (words.at(-2) ?? "");
  if (plainKeys.has(before) || /^(?:mon|tur|don|joc|hoc|whis|dis)$/.test(before)) return undefined;
  return { kind: namedSecret, needs: "made" };
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
