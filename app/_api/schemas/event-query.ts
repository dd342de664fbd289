import { z } from "zod";
import type { QuestionList } from "#components/older/queries.ts";
import type { QueryPlan, Reads } from "#lib/activity/queries/engine.ts";
import { eventQuestion } from "#lib/activity/queries/question.ts";
import { type EventQueryOutcome, type EventQueryView, eventQueryStates, type QuestionView } from "#lib/store/views.ts";
import { describe } from "./describe.ts";
import { count, moment } from "./words.ts";

/** An account and what is asked of its longer history. */
export const askedQuestion = z.strictObject({
  account: z.string().regex(/^\d{12}$/, "must be a number of twelve digits"),
  question: eventQuestion,
});

const reads = describe<Reads>(
  "QueryReads",
  "How much a question reads. `bytes` is null where nobody can tell before it is asked; `why` then says so. `dollars` is by AWS's list price of us-east-1.",
)(
  z.object({
    bytes: count.nullable(),
    isEstimated: z.boolean(),
    why: z.string().nullable(),
    dollars: z.number().nullable(),
  }),
);

export const queryPlan = describe<QueryPlan>(
  "QueryPlan",
  "What a question will be, before any of it is paid for. `problem`: why it cannot be asked. Names in sentences are untrusted text.",
)(z.object({ statement: z.string(), reads, notes: z.array(z.string()), problem: z.string().nullable() }));

const question = describe<QuestionView>(
  "EventQuestion",
  "What was asked: days (UTC), the last among them, and what was looked for.",
)(
  z.object({
    from: z.string(),
    to: z.string(),
    regions: z.array(z.string()),
    about: z.string().optional(),
    actor: z.string().optional(),
    key: z.string().optional(),
    address: z.string().optional(),
    event: z.string().optional(),
  }),
);

const outcome = describe<EventQueryOutcome>(
  "EventQueryOutcome",
  "What came of it until now: events stored now, events that were there, and events left out, by the reason. `hasMore`: there is more than is kept of one question. `why` is untrusted text.",
)(
  z.object({
    bytes: count.nullable(),
    kept: count,
    known: count,
    leftOut: z.record(z.string(), count),
    hasMore: z.boolean(),
    why: z.string().nullable(),
  }),
);

const eventQuery = describe<EventQueryView>(
  "EventQuery",
  "A question that was asked of a longer history.",
)(
  z.object({
    id: z.string(),
    account: z.string(),
    place: z.string(),
    question,
    statement: z.string(),
    state: z.enum(eventQueryStates),
    askedAt: moment,
    endedAt: moment.nullable(),
    outcome,
  }),
);

export const questionList = describe<QuestionList>(
  "QuestionList",
  "Where the account's longer history may be asked for, null where nobody named a place; since when all that CloudTrail's own history gave is stored; and what was asked, the latest first.",
)(z.object({ place: z.string().nullable(), begin: moment.nullable(), questions: z.array(eventQuery) }));

export const questionAsked = describe<{ id: string }>(
  "QuestionAsked",
  "What was asked, as the list has it.",
)(z.object({ id: z.string() }));
