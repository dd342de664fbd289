import { z } from "zod";
import { type AccountTried, readings, type TriedAnswer } from "#components/guardrails/queries.ts";
import type { Tried } from "#lib/history/tried.ts";
import { blindnesses } from "#lib/history/unseen.ts";
import { describe } from "./describe.ts";
import { count, moment } from "./words.ts";

const counts = { denied: count, undecided: count };

const tried = describe<Tried>(
  "TriedPolicies",
  "What policies would have said to the calls that went through: `denied`, `through`, or `undecided`, where it hangs on what a record does not tell. `failed` counts calls that failed anyway, `exempt` those that no policy of an organization binds. `unseen` says how much of what a statement denies the history cannot have.",
)(
  z.object({
    ...counts,
    calls: count,
    through: count,
    statements: z.array(
      z.object({
        ...counts,
        sid: z.string(),
        through: count,
        keys: z.array(z.object({ key: z.string(), calls: count })),
        unseen: z.enum(blindnesses),
      }),
    ),
    actors: z.array(
      z.object({ ...counts, principal: z.string().nullable(), actor: z.string(), first: moment, last: moment }),
    ),
    actorCount: count,
    names: z.array(
      z.object({ ...counts, source: z.string(), name: z.string(), through: count, events: z.array(z.string()) }),
    ),
    failed: count,
    exempt: z.object({
      service: count,
      "service-linked-role": count,
      "other-account": count,
      "management-account": count,
    }),
  }),
);

const ofAccount = describe<AccountTried>(
  "TriedAccount",
  "The policies over the stored calls of one account. `begin` and `to`: between when all regions that are read were read, null where there is no such time; `read`: whether that is of the days asked for, of `nothing` no figure says something; `gaps`: what is missing, a sentence for each region; `notes`: what else is to be known.",
)(
  z.object({
    account: z.string(),
    label: z.string(),
    begin: moment.nullable(),
    to: moment.nullable(),
    read: z.enum(readings),
    gaps: z.array(z.string()),
    notes: z.array(z.string()),
    tried,
  }),
);

export const triedAnswer = describe<TriedAnswer>(
  "TriedGuardrails",
  "What the guardrails of failing checks would have denied of the calls that are stored.",
)(z.object({ days: count, from: moment, accounts: z.array(ofAccount) }));
