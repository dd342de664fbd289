import type { Span } from "./span.ts";

interface KeyPair {
  /** The half that names the account, known by its shape. */
  id: RegExp;
  /** The half that opens it, which is known only by standing beside the other. */
  secret: RegExp;
  /** Its length: no shorter text holds one. */
  length: number;
  kind: string;
}

/** How far from its id a secret key may stand in one text. */
const distance = 400;
const longestSecret = 64;
/** So many of these characters and no more, of each kind some: the length is looked at first, since few words have it. */
const mixed = (characters: string, length: number, beside = characters) =>
  `(?<![${beside}])(?=[${characters}]{${length}}(?![${beside}]))(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=\\D*\\d)[${characters}]{${length}}`;
const inBase64 = mixed("A-Za-z\\d/+", 40, "A-Za-z\\d/+=");

const pairs: readonly KeyPair[] = [
  {
    id: /(?<![A-Za-z\d])(?:AKIA|ASIA|ABIA|ACCA)(?![A-Z\d]{9}EXAMPLE)[A-Z\d]{16}(?![A-Za-z\d])/g,
    secret: new RegExp(inBase64, "g"),
    length: 40,
    kind: "aws-secret-key",
  },
  {
    id: /(?<![A-Za-z\d])LTAI[A-Za-z\d]{12,20}(?![A-Za-z\d])/g,
    secret: new RegExp(mixed("A-Za-z\\d", 30), "g"),
    length: 30,
    kind: "alibaba-secret-key",
  },
  {
    id: /(?<![A-Za-z\d])AKID[A-Za-z\d]{32}(?![A-Za-z\d])/g,
    secret: new RegExp(`(?!AKID)${mixed("A-Za-z\\d", 32)}`, "g"),
    length: 32,
    kind: "tencent-secret-key",
  },
  {
    id: /(?<![A-Za-z\d])(?:AC|SK)[a-f\d]{32}(?![A-Za-z\d])/g,
    secret: /(?<![A-Za-z\d])[a-f\d]{32}(?![A-Za-z\d])/g,
    length: 32,
    kind: "twilio-auth-token",
  },
  {
    id: /(?<![A-Za-z\d])GOOG1E[A-Z\d]{55}(?![A-Za-z\d])/g,
    secret: new RegExp(inBase64, "g"),
    length: 40,
    kind: "google-hmac-secret",
  },
  {
    id: /(?<![A-Za-z\d])SCW[A-Z\d]{17}(?![A-Za-z\d])/g,
    secret: /(?<![\w-])[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\w-])/g,
    length: 36,
    kind: "scaleway-secret-key",
  },
];
const shortestId = 15;
const anyId = /(?:A(?:KI|SI|BI|CC)A|LTAI|AKID|GOOG1E|SCW)[A-Za-z\d]{12}|(?:AC|SK)[a-f\d]{32}/;

/** Secret keys that stand beside the id they belong to: the id without them opens nothing. */
export function pairedSecrets(text: string): Span[] {
  if (!anyId.test(text)) return [];
  return pairs.flatMap(({ id, secret, kind }) => {
    const spans: Span[] = [];
    let looked = 0;
    for (const { index, 0: found } of text.matchAll(id)) {
      // Where ids stand close together, what lies between them is looked at once.
      const to = index + found.length + distance;
      const from = Math.max(looked, index - distance);
      if (from >= to) continue;
      for (const span of secretsIn(text, secret, kind, from, to)) {
        const between = text.slice(Math.min(span.start, index), Math.max(span.end, index));
        if (!between.includes("\0")) spans.push(span);
      }
      looked = Math.max(looked, to - longestSecret);
    }
    return spans;
  });
}

/** The same for values of one resource: the id in one field, the secret in another. */
export function siblingSecrets(texts: readonly string[]): ((text: string) => Span[]) | undefined {
  // Each record of CloudTrail names a key, and most of its texts are short: whatever cannot be told by its length is looked at.
  const withIds = texts.filter((text) => text.length >= shortestId && anyId.test(text));
  if (withIds.length === 0) return undefined;
  const present = pairs.filter(({ id }) => withIds.some((text) => text.search(id) !== -1));
  if (present.length === 0) return undefined;
  const shortest = Math.min(...present.map(({ length }) => length));
  return (text) => {
    if (text.length < shortest || text.length > distance) return [];
    return present.flatMap(({ secret, kind, length }) =>
      text.length < length ? [] : secretsIn(text, secret, kind, 0, text.length),
    );
  };
}

function secretsIn(text: string, secret: RegExp, kind: string, from: number, to: number): Span[] {
  return Array.from(text.slice(from, to).matchAll(secret)).flatMap(({ index, 0: found }) =>
    isRandom(found) ? [{ start: from + index, end: from + index + found.length, kind }] : [],
  );
}

/** More kinds of characters than paths and names of that length have. */
function isRandom(text: string): boolean {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let entropy = 0;
  for (const count of counts.values()) entropy -= (count / text.length) * Math.log2(count / text.length);
  return entropy > Math.min(4, Math.log2(text.length) - 2);
}
