import { defineCheck } from "../define.ts";
import { hasNoSecrets, lookedThrough } from "../has-no-secrets.ts";
import { modelWithoutSecrets } from "../remedies/model-secrets.ts";

export default defineCheck({
  id: "model/no-secrets",
  kind: "model",
  title: "Model has no secrets in the environment of its containers",
  failTitle: "Model has secrets in the environment of its containers",
  severity: "high",
  category: "secrets",
  rationale:
    "The environment stands in clear in DescribeModel and in CloudTrail, and every request that tricks the container into showing its environment gives the secret to whoever sent it.",
  needs: [],
  controls: ["checklist:SEC-02", "nist-800-53-r5:IA-5(7)", "mitre-attack:T1552.001", "mitre-atlas:AML.T0055"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html",
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html",
  ],
  evaluate: (model, context) =>
    hasNoSecrets(model, context, {
      when: "ModelArn",
      looked: [
        lookedThrough("PrimaryContainer.Environment", model.PrimaryContainer?.Environment),
        ...(model.Containers ?? []).map((container, at) =>
          lookedThrough(`Containers[${at}].Environment`, container.Environment),
        ),
      ],
    }),
  fix: modelWithoutSecrets,
});
