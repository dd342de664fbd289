import { getGuardrails } from "../../../_api/operations/guardrails.ts";
import { packAnswer } from "../../../_server/guardrails.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(getGuardrails, packAnswer);
