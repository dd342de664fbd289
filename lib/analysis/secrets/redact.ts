import type { SecretSighting } from "#lib/readings/reading.ts";
import type { Detector } from "./detector.ts";
import { fingerprinter } from "./fingerprint.ts";
import { siblingSecrets } from "./key-pairs.ts";
import { type Leaf, mapTexts } from "./leaves.ts";
import { secretUnder } from "./literal.ts";
import { mark, outsideMarks, withheld } from "./mark.ts";
import { detectors, rememberingScan } from "./scan.ts";
import { mergeSpans, type Span } from "./span.ts";

export interface Redacted<R> {
  resource: R;
  secrets: SecretSighting[];
}

interface Subject<R> {
  kind: string;
  resource: R;
}

export interface Redactor {
  /**
   * Copies of the resources in which a mark stands for every secret, and where the secrets stood. The kind `event`
   * is a CloudTrail event. A text that cannot be scanned is withheld as a whole and sighted as `unscanned`.
   * Texts are what it changes: shapes and numbers stay.
   */
  redact<R>(resources: readonly Subject<R>[]): Promise<Redacted<R>[]>;
  /** The same for what is kept beside resources: messages, coverage, events. */
  clean<T>(values: readonly T[], kind?: string): Promise<T[]>;
}

export interface RedactorOptions {
  /** Secret of the installation: without it fingerprints could be compared with guesses. */
  salt: string;
}

const mostRounds = 4;

/** Nothing that reads or keeps resources sees them before this has. */
export function createRedactor({ salt }: RedactorOptions, using: readonly Detector[] = detectors): Redactor {
  const fingerprint = fingerprinter(salt);
  const scan = rememberingScan(using);
  const once = async <R>(resources: readonly Subject<R>[]): Promise<Redacted<R>[]> => {
    const read = resources.map(({ resource }) => leavesOf(resource));
    const found = await scan(textsOf(read));
    return resources.map(({ kind, resource }, at) => {
      const { leaves, copied } = read[at] ?? leavesOf(resource);
      const spans = spansOf(leaves, found, kind);
      if (spans.every((own) => own?.length === 0)) return { resource: copied, secrets: [] };
      return rewrite(resource, spans, fingerprint);
    });
  };
  // Taking one secret out may lay bare another that stood right beside it: whatever had one is looked at again.
  const redact = async <R>(resources: readonly Subject<R>[], rounds = mostRounds): Promise<Redacted<R>[]> => {
    const redacted = await once(resources);
    const dirty = redacted.map((one, at) => ({ at, ...one })).filter(({ secrets }) => secrets.length > 0);
    if (dirty.length === 0 || rounds === 1) return redacted;
    const again = await redact(
      dirty.map(({ at, resource }) => ({ kind: resources[at]?.kind ?? "", resource })),
      rounds - 1,
    );
    for (const [index, { at, secrets }] of dirty.entries()) {
      const more = again[index];
      if (more) redacted[at] = { resource: more.resource, secrets: [...secrets, ...more.secrets] };
    }
    return redacted;
  };
  return {
    redact: (resources) => redact(resources),
    clean: async (values, kind = "") =>
      (await redact(values.map((resource) => ({ kind, resource })))).map(({ resource }) => resource),
  };
}

interface Read<R> {
  leaves: Leaf[];
  /** What the leaves are of, anew: most hold no secret, and this is the answer then. */
  copied: R;
}

function leavesOf<R>(resource: R): Read<R> {
  const leaves: Leaf[] = [];
  const copied = copy(resource, (leaf) => {
    leaves.push(leaf);
    return leaf.text;
  });
  return { leaves, copied };
}

function* textsOf(read: readonly Read<unknown>[]): Generator<string> {
  for (const { leaves } of read) for (const { form, text } of leaves) if (form !== "unreadable") yield text;
}

/** Redaction changes texts into texts, so a resource keeps its type. */
function copy<R>(resource: R, visit: (leaf: Leaf) => string): R {
  return mapTexts(resource, visit) as R;
}

/** A secret this long does not stand elsewhere by chance. */
const tellingLength = 16;
const mostEchoes = 64;
const none: readonly Span[] = [];

/** The secrets of each leaf, in order; undefined where it cannot be scanned. */
function spansOf(
  leaves: readonly Leaf[],
  found: ReadonlyMap<string, readonly Span[] | undefined>,
  kind: string,
): (readonly Span[] | undefined)[] {
  const siblings = siblingSecrets(leaves.map(({ text }) => text));
  const spans = leaves.map((leaf) => {
    const scanned = leaf.form === "unreadable" ? undefined : found.get(leaf.text);
    if (!scanned) return undefined;
    const hasKeyId = scanned.some((span) => span.kind === "aws-access-key");
    const own =
      hasKeyId && isKeyIdOfActor(kind, leaf) ? scanned.filter((span) => span.kind !== "aws-access-key") : scanned;
    const named = secretUnder(leaf.name, leaf.text);
    const beside = siblings?.(leaf.text) ?? none;
    // Nearly all of them hold nothing.
    if (own.length === 0 && !named && beside.length === 0) return none;
    const clean = outsideMarks(leaf.text, [...own, ...(named ? [named] : []), ...beside]);
    return clean.length === 0 ? none : mergeSpans(clean);
  });
  // What was recognised by its name in one place is a secret wherever else the resource repeats it.
  const echoes = new Map<string, string>();
  for (const [at, { text }] of leaves.entries()) {
    for (const span of spans[at] ?? []) {
      const secret = text.slice(span.start, span.end);
      const isTelling = secret.length >= tellingLength && span.kind !== "aws-access-key";
      if (isTelling && echoes.size < mostEchoes) echoes.set(secret, span.kind);
    }
  }
  if (echoes.size === 0) return spans;
  return spans.map((own, at) => own && mergeSpans([...own, ...echoesIn(leaves[at]?.text ?? "", echoes)]));
}

const actorKeyId =
  /^(?:event\.record\.)?(?:userIdentity\.|requestParameters\.|responseElements\.(?:accessKey\.|credentials\.)?)?accessKeyId$/;
/** The columns that hold the same. */
const keyColumn = /^event\.(?:accessKeyId|issuedKeyId)$/;

/** Who acted is known by the id of an access key; the id alone opens nothing. */
function isKeyIdOfActor(kind: string, { path }: Leaf): boolean {
  return kind === "event" && (actorKeyId.test(path) || keyColumn.test(path));
}

function echoesIn(text: string, echoes: ReadonlyMap<string, string>): Span[] {
  const spans: Span[] = [];
  for (const [secret, kind] of echoes) {
    for (let start = text.indexOf(secret); start !== -1; start = text.indexOf(secret, start + secret.length)) {
      spans.push({ start, end: start + secret.length, kind });
    }
  }
  return spans;
}

function rewrite<R>(
  resource: R,
  spans: readonly (readonly Span[] | undefined)[],
  fingerprint: (secret: string) => string,
): Redacted<R> {
  const secrets = new Map<string, SecretSighting>();
  const sight = (sighting: SecretSighting) => {
    secrets.set(`${sighting.path} ${sighting.kind} ${sighting.fingerprint}`, sighting);
    return sighting;
  };
  let at = 0;
  const redacted = copy(resource, ({ path, text, form }) => {
    const own = spans[at++];
    if (!own) {
      sight({ path, kind: "unscanned", fingerprint: fingerprint(text) });
      return withheld;
    }
    let clean = "";
    let from = 0;
    let line = 1;
    for (const { start, end, kind } of own) {
      const before = text.slice(from, start);
      if (form === "script") line += newlinesIn(before);
      const where = form === "script" ? `${path}:${line}` : path;
      const secret = text.slice(start, end);
      const { fingerprint: print } = sight({ path: where, kind, fingerprint: fingerprint(secret) });
      clean += before + mark(kind, print);
      if (form === "script") line += newlinesIn(secret);
      from = end;
    }
    return clean + text.slice(from);
  });
  return { resource: redacted, secrets: [...secrets.values()] };
}

function newlinesIn(text: string): number {
  return text.split("\n").length - 1;
}
