import { tryGuardrails } from "../../../../_api/operations/guardrails.ts";
import { guardrailsTried } from "../../../../_server/guardrails-tried.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(tryGuardrails, (query, { signal }) => guardrailsTried(query, signal));
