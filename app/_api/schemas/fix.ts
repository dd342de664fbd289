import { z } from "zod";
import type { ShownFix, ShownGuardrail } from "#lib/checks/fixes.ts";
import { describe } from "./describe.ts";

const words = z.union([z.string(), z.array(z.string())]);

const guardrail = describe<ShownGuardrail>(
  "Guardrail",
  "A statement for an identity policy or SCP that stops the bad state recurring.",
)(
  z.object({
    Sid: z.string(),
    Effect: z.literal("Deny"),
    Action: words,
    Resource: z.string(),
    Condition: z.record(z.string(), z.record(z.string(), words)),
  }),
);

export const mutability = z.enum(["in-place", "stop-update-start", "replace", "record"]);

export const fix = describe<ShownFix>(
  "Fix",
  "How to put one resource right. `cli` are commands of the AWS CLI v2; `takesAway` says that whoever uses it still loses it.",
)(
  z.object({
    mutability,
    takesAway: z.literal(true).exactOptional(),
    summary: z.string(),
    cli: z.string().exactOptional(),
    terraform: z.string().exactOptional(),
    cloudformation: z.string().exactOptional(),
    consoleUrl: z.string().exactOptional(),
    guardrail: z.union([guardrail, z.array(guardrail)]).exactOptional(),
  }),
);
