import type { z } from "zod";
import type { EventRow } from "#lib/store/views.ts";
import type { SignalWords } from "../define.ts";
import type { Past } from "./past.ts";

/** What a pattern sees of an event: what stands in columns, and of the calls that it asks for what they asked. */
export interface PatternEvent
  extends Pick<EventRow, "id" | "at" | "region" | "source" | "name" | "readOnly" | "client" | "errorCode">,
    Pick<EventRow, "actor" | "actorArn" | "sessionIssuer" | "accessKeyId" | "address" | "addressClass"> {
  /** `requestParameters`: of the pattern's `calls` where it `readsRequests`; empty else, and where none was recorded. */
  request: Readonly<Record<string, unknown>>;
}

/** An event that means something to a pattern, and what: a network, the name of a call. */
export interface Moment {
  event: PatternEvent;
  what: string;
}

/** What makes an event the one that decides: a sentence with what was compared, and the earlier moments that are evidence beside it. */
export interface Hit {
  sentence: string;
  with?: readonly Moment[];
}

export interface Asked<Limits> {
  limits: Limits;
  past: Past;
}

/**
 * A check over the events of one subject in the order of time. All hits of a subject in one UTC day are one occurrence. Pure and
 * total: what it knows of the past comes in, and nothing is known of what lies outside of the window but that.
 */
export interface Pattern<Limits extends z.ZodObject = z.ZodObject> extends SignalWords {
  /** Whose events belong together: who called, the role or user behind that, the key of one session, or all of the account. */
  by: "caller" | "principal" | "accessKey" | "account";
  /** What people may set, with defaults. */
  limits: Limits;
  /** Minutes that it looks back from an event: at most an hour, or a day where only some `calls` are wanted. None: at that event alone. */
  minutes?(limits: z.output<Limits>): number;
  /** The only calls that it wants, by name; all when left out. */
  calls?: readonly string[];
  readsRequests?: true;
  /** Of each `what` the latest moment is enough: however many there are, few are held. */
  latestOfEach?: true;
  /** Whether later events are judged with this one; all are when left out. What is only judged then takes no place from what is held. */
  holds?(event: PatternEvent): boolean;
  /** What the event is to the pattern; undefined when nothing. */
  what(event: PatternEvent, asked: Asked<z.output<Limits>>): string | undefined;
  /** Whether it decides, with what is held of the window before it: oldest first, the latest 500 at most. */
  judge(now: Moment, before: readonly Moment[], asked: Asked<z.output<Limits>>): Hit | undefined;
}

/** One pattern: adding one is a file with this as its default export, its test, and a line in patterns/index.ts. */
export function definePattern<Limits extends z.ZodObject>(pattern: Pattern<Limits>): Pattern {
  // Whoever folds gives each the limits that its own schema made.
  return pattern as unknown as Pattern;
}
