import { z } from "zod";
import { frameworks } from "#lib/checks/controls/index.ts";
import { checksList } from "#lib/filters/checks.ts";
import { roleArn, subnetId } from "#lib/guardrails/choices.ts";
import { packFormats } from "#lib/guardrails/formats.ts";
import { commaList, querySchema, word } from "#lib/query-schema.ts";

/** Parameters of `GET /api/v1/guardrails`: those of the catalogue choose the checks. */
export const guardrailsQuery = querySchema(checksList).extend({
  check: commaList(word).optional(),
  framework: z.enum(frameworks.map(({ id }) => id)).optional(),
  exceptRole: commaList(z.string().regex(roleArn, "it is no role that could be excepted")).optional(),
  subnets: commaList(z.string().regex(subnetId, "it is no id of a subnet")).optional(),
});
export const guardrailsExportQuery = guardrailsQuery.extend({ format: z.enum(packFormats).default("iam") });
