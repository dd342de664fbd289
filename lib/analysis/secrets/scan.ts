import { setImmediate } from "node:timers/promises";
import { assignedSecrets } from "./assignments.ts";
import type { Detector } from "./detector.ts";
import { encodedSecrets } from "./encoded.ts";
import { pairedSecrets } from "./key-pairs.ts";
import { patternSecrets } from "./patterns.ts";
import { privateKeys } from "./private-keys.ts";
import type { Span } from "./span.ts";
import { unfoldedSecrets } from "./unfolded.ts";
import { urlCredentials } from "./url-credentials.ts";
import { vendorSecrets } from "./vendors.ts";

const plain: readonly Detector[] = [
  vendorSecrets,
  pairedSecrets,
  patternSecrets,
  urlCredentials,
  privateKeys,
  assignedSecrets,
];
const inText: readonly Detector[] = [...plain, unfoldedSecrets(plain)];
export const detectors: readonly Detector[] = [...inText, encodedSecrets(inText)];

/** Detectors cost more per call than per character, so short texts are scanned together. */
const batchLength = 64 * 1024;
/** Longer ones are not scanned: of what AWS keeps for SageMaker a pipeline's definition is the longest, and a page must not wait for more. */
const longestText = 8 * 1024 * 1024;
const separator = "\n\0\n";

/** The secrets of each text; undefined for one that could not be scanned. */
export async function scan(
  texts: Iterable<string>,
  using: readonly Detector[] = detectors,
): Promise<Map<string, readonly Span[] | undefined>> {
  const found = new Map<string, readonly Span[] | undefined>();
  let batch: string[] = [];
  let length = 0;
  const flush = async () => {
    for (const [text, spans] of await scanBatch(batch, using)) found.set(text, spans);
    batch = [];
    length = 0;
    await setImmediate();
  };
  for (const text of new Set(texts)) {
    if (text.length > longestText) {
      found.set(text, undefined);
      continue;
    }
    if (length > 0 && length + text.length > batchLength) await flush();
    batch.push(text);
    length += text.length + separator.length;
  }
  if (batch.length > 0) await flush();
  return found;
}

/** Names of fields, roles and actions come again with every resource and event. */
const longestRemembered = 200;
const mostRemembered = 20_000;
const none: readonly Span[] = [];

/**
 * The same, which remembers the short texts that hold nothing: what is found in a text does not depend on the others. Of those that
 * hold something, or could not be scanned, nothing is remembered.
 */
export function rememberingScan(using: readonly Detector[]): (texts: Iterable<string>) => ReturnType<typeof scan> {
  let recent = new Set<string>();
  let earlier = new Set<string>();
  const remember = (text: string) => {
    if (recent.size >= mostRemembered) [earlier, recent] = [recent, new Set()];
    recent.add(text);
  };
  return async (texts) => {
    const clean = new Map<string, readonly Span[] | undefined>();
    const unknown = new Set<string>();
    for (const text of texts) {
      if (clean.has(text) || unknown.has(text)) continue;
      if (recent.has(text)) clean.set(text, none);
      else if (earlier.has(text)) {
        clean.set(text, none);
        remember(text);
      } else unknown.add(text);
    }
    const found = await scan(unknown, using);
    for (const [text, spans] of found) if (spans?.length === 0 && text.length <= longestRemembered) remember(text);
    for (const [text, spans] of found) clean.set(text, spans);
    return clean;
  };
}

/** When a batch fails, its texts are scanned one by one, so that one bad text takes no other with it. */
async function scanBatch(
  texts: readonly string[],
  using: readonly Detector[],
): Promise<[string, readonly Span[] | undefined][]> {
  try {
    const spans = await detect(separator + texts.join(separator) + separator, using);
    return assign(texts, spans);
  } catch {
    const [text] = texts;
    if (texts.length === 1 && text !== undefined) return [[text, undefined]];
    const single = [];
    for (const text of texts) single.push(...(await scanBatch([text], using)));
    return single;
  }
}

async function detect(text: string, using: readonly Detector[]): Promise<Span[]> {
  const spans: Span[] = [];
  for (const detector of using) for (const span of await detector(text)) spans.push(span);
  return spans.sort((a, b) => a.start - b.start);
}

/** Gives each text the spans that lie in it. `spans` are in order of where they begin. */
function assign(texts: readonly string[], spans: readonly Span[]): [string, Span[]][] {
  let next = 0;
  let start = separator.length;
  return texts.map((text): [string, Span[]] => {
    const end = start + text.length;
    const own: Span[] = [];
    for (let span = spans[next]; span && span.start < end; span = spans[++next]) {
      own.push({ ...span, start: Math.max(span.start - start, 0), end: Math.min(span.end, end) - start });
    }
    start = end + separator.length;
    return [text, own];
  });
}
