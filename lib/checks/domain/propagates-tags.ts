import { defineCheck } from "../define.ts";
import { changeDomain } from "../remedies/domain.ts";
import { fail, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/propagates-tags",
  kind: "domain",
  title: "Studio domain hands its tags on to what people make in it",
  failTitle: "Studio domain does not hand its tags on to what people make in it",
  severity: "info",
  category: "hygiene",
  rationale:
    "Policies by tags, and bills by team, see only what is tagged: what is made from a space without the domain's tags is outside of both.",
  needs: [],
  controls: ["checklist:N-STU-13"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/custom-tags.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateDomain.html",
  ],
  evaluate({ DomainArn, TagPropagation }) {
    if (!DomainArn) return unknown("AWS returned no DomainArn, so the answer is not complete.");
    // Left out, it is DISABLED. Source: API reference, UpdateDomain.
    const evidence = { path: "TagPropagation", observed: TagPropagation ?? null, expected: "ENABLED" };
    return TagPropagation === "ENABLED" ? pass(evidence) : fail(evidence);
  },
  fix: (domain, context) =>
    changeDomain(domain, context, {
      summary:
        "Let tags of the domain, its profiles and spaces be handed on. Execution roles need sagemaker:AddTags, else their users make nothing any more; it counts for what is made from then on.",
      fields: { TagPropagation: "ENABLED" },
    }),
});
