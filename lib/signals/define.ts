import type { Severity } from "#lib/checks/define.ts";
import type { RecordedEvent } from "#lib/store/views.ts";

/** What makes an event worth a look: a sentence without the event's own words, and where in its record that stands. */
export interface Sighting {
  sentence: string;
  evidence: readonly [Seen, ...Seen[]];
}

interface Seen {
  /** In the record: `userIdentity.sessionContext.attributes.mfaAuthenticated`. */
  path: string;
  observed: unknown;
}

/** What is said of what the product calls risky, one event or several. */
export interface SignalWords {
  /** Equal to the file's name. */
  id: string;
  /** What happened: "A change was refused". */
  title: string;
  /** Beside an event in a list: "refused". */
  mark: string;
  /** Several of them, in a sentence: "changes that were refused". */
  plural: string;
  severity: Severity;
  /** Why it matters, in one or two sentences. */
  rationale: string;
  /** `framework:control` of lib/checks/controls. */
  controls: readonly `${string}:${string}`[];
  references: readonly `https://${string}`[];
}

/** A check over events. What the product calls risky activity is what these see. */
export interface Signal extends SignalWords {
  /** Pure and total: every string of an event is other people's text. */
  match(event: RecordedEvent): Sighting | undefined;
}

/** One signal: adding one is a file with this as its default export, its test, and a line in index.ts. */
export function defineSignal<const S extends Signal>(signal: S): S {
  return signal;
}
