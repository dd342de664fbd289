import { z } from "zod";
import type { PackAnswer } from "#components/guardrails/queries.ts";
import { type PackedFrom, type PackedPolicy, refusals } from "#lib/guardrails/pack.ts";
import { describe } from "./describe.ts";
import { count } from "./words.ts";

const words = z.union([z.string(), z.array(z.string())]);
const policyType = z.enum(["scp", "rcp"]);

const policy = describe<PackedPolicy>(
  "OrganizationPolicy",
  "A service control policy or resource control policy; `size` is in characters, without white space.",
)(
  z.object({
    name: z.string(),
    type: policyType,
    size: count,
    document: z.object({
      Version: z.literal("2012-10-17"),
      Statement: z.array(
        z.object({
          Sid: z.string(),
          Effect: z.literal("Deny"),
          Principal: z.literal("*").exactOptional(),
          Action: words,
          Resource: words,
          Condition: z.record(z.string(), z.record(z.string(), words)),
        }),
      ),
    }),
  }),
);

const from = describe<PackedFrom>(
  "PolicyStatementOrigin",
  "The failing checks that a statement is for, with their findings. `refuses` says what the pack refuses of them: that they are `made` anew, or something is `changed` so as well; they are only `limited`, by one way to them or what does harm there; or a `part` of the check's guardrails waits for subnets.",
)(
  z.object({
    sid: z.string(),
    policy: z.string(),
    guardrails: z.array(z.string()),
    checks: z.array(
      z.object({ check: z.string(), title: z.string(), live: count, records: count, refuses: z.enum(refusals) }),
    ),
  }),
);

export const packAnswer = describe<PackAnswer>(
  "GuardrailPack",
  "The guardrails of failing checks in as few policies as AWS takes, and what to know before they are attached.",
)(
  z.object({
    policies: z.array(policy),
    statements: z.array(from),
    unchosen: z.array(z.object({ guardrail: z.string(), check: z.string(), title: z.string() })),
    withoutGuardrail: z.array(z.object({ check: z.string(), title: z.string() })),
    open: z.array(z.object({ check: z.string(), title: z.string() })),
    unjudged: z.array(z.object({ check: z.string(), title: z.string() })),
    beyondLimit: z.object({ scp: count, rcp: count }),
    warnings: z.array(z.string()),
    terraform: z.string(),
    cloudformation: z.string(),
  }),
);
