import { guardrailsExportQuery, guardrailsQuery } from "../../_search-params/guardrails.ts";
import { operation } from "../operation.ts";
import { packAnswer } from "../schemas/guardrails.ts";
import { triedAnswer } from "../schemas/guardrails-tried.ts";

const refusals = { 404: "There is no such account, or no scan of it yet." };

export const getGuardrails = operation({
  id: "getGuardrails",
  method: "GET",
  url: "/api/v1/guardrails",
  tag: "Checks",
  summary: "Policies of an organization that keep what fails from coming back",
  description:
    "For any request they deny what the guardrail of one of the failing checks denies, and no more. Nothing is attached anywhere.",
  query: guardrailsQuery,
  answer: packAnswer,
  refusals,
});

export const exportGuardrails = operation({
  id: "exportGuardrails",
  method: "GET",
  url: "/api/v1/guardrails/export",
  tag: "Checks",
  summary: "The same as a file",
  query: guardrailsExportQuery,
  media: ["application/json", "text/plain"],
  refusals,
});

export const tryGuardrails = operation({
  id: "tryGuardrails",
  method: "GET",
  url: "/api/v1/guardrails/history",
  tag: "Checks",
  summary: "What the same would have denied of the last 90 days",
  description:
    "Each stored call is held against the policies with what its record tells. What hangs on something that the record does not tell is `undecided`, and never let through. With `check` it is one guardrail.",
  query: guardrailsQuery,
  answer: triedAnswer,
  refusals,
});
