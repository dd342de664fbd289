import { execution } from "#lib/simulator/accounts/build/execution.ts";
import { lineageGroup } from "#lib/simulator/accounts/build/lineage.ts";
import { make } from "#lib/simulator/accounts/build/make.ts";
import { at, type Site, sagemakerArn } from "#lib/simulator/accounts/build/site.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";
import type { EuropeNetworks } from "./foundations.ts";

/** The papers of a model under supervision: a card under the team's key, and the runs that it came from. */
export function creditRiskModels(site: Site, { sofia, creditRiskCi }: Cast, { keys }: EuropeNetworks): void {
  const card = "credit-risk-pd-retail";
  make(site, "modelCards", {
    by: sofia,
    at: at(site, 33, "10:30:00"),
    action: "sagemaker:CreateModelCard",
    request: {
      ModelCardName: card,
      Content: JSON.stringify({
        model_overview: { model_description: "Probability of default, retail", model_owner: "Credit risk" },
        intended_uses: { risk_rating: "High", intended_uses: "Decisions on limits, with a human in the loop" },
      }),
      ModelCardStatus: "Approved",
      SecurityConfig: { KmsKeyId: keys.creditRisk.Arn },
    },
    made: {
      ModelCardArn: sagemakerArn(site, "model-card", card),
      ModelCardVersion: 2,
      CreatedBy: {},
      LastModifiedTime: at(site, 33, "10:30:00"),
    },
    tags: { Team: "credit-risk", DataClass: "restricted" },
  });
  lineageGroup(site, at(site, 270, "08:45:00"));
  for (const of of site.content.sagemaker.pipelines.filter(({ PipelineName }) => PipelineName === card)) {
    for (const daysAgo of [63, 48, 33, 17, 2]) {
      execution(site, { of, by: creditRiskCi, at: at(site, daysAgo, "01:05:00"), minutes: 95 });
    }
  }
}
