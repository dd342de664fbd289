import { ownImage } from "#lib/simulator/accounts/build/images.ts";
import { lineageGroup } from "#lib/simulator/accounts/build/lineage.ts";
import { make } from "#lib/simulator/accounts/build/make.ts";
import { allow, policy } from "#lib/simulator/accounts/build/policies.ts";
import { arnOf, at, type Site, sagemakerArn } from "#lib/simulator/accounts/build/site.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";

/** What is said of the growth team's models, and who may ask what they were made of. */
export function growthModels(site: Site, { mia, tomas }: Cast): void {
  const card = "churn-card";
  make(site, "modelCards", {
    by: tomas,
    at: at(site, 29, "16:10:00"),
    action: "sagemaker:CreateModelCard",
    request: {
      ModelCardName: card,
      Content: JSON.stringify({
        model_overview: {
          model_description: "Churn within 30 days, all markets",
          model_artifact: ["s3://nwa-growth-us-east-1/models/churn-v3/model.tar.gz"],
        },
        intended_uses: { risk_rating: "Unknown" },
      }),
      ModelCardStatus: "Draft",
    },
    made: {
      ModelCardArn: sagemakerArn(site, "model-card", card),
      ModelCardVersion: 1,
      CreatedBy: {},
      LastModifiedTime: at(site, 29, "16:10:00"),
    },
    tags: { Team: "growth" },
  });

  const algorithm = "uplift-forest";
  make(site, "algorithms", {
    by: mia,
    at: at(site, 66, "10:05:00"),
    action: "sagemaker:CreateAlgorithm",
    request: {
      AlgorithmName: algorithm,
      AlgorithmDescription: "Uplift trees, trained per market",
      TrainingSpecification: {
        TrainingImage: ownImage(site, "growth/ltv:latest"),
        SupportedTrainingInstanceTypes: ["ml.m5.xlarge", "ml.m5.2xlarge"],
        SupportsDistributedTraining: false,
        TrainingChannels: [
          { Name: "training", SupportedContentTypes: ["text/csv"], SupportedInputModes: ["File"], IsRequired: true },
        ],
      },
      CertifyForMarketplace: false,
    },
    made: {
      AlgorithmArn: sagemakerArn(site, "algorithm", algorithm),
      AlgorithmStatus: "Completed",
      AlgorithmStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
    },
  });

  // The observability vendor draws the lineage of every model on its dashboard.
  lineageGroup(
    site,
    at(site, 500, "08:00:00"),
    policy({
      ...allow(
        ["sagemaker:DescribeAction", "sagemaker:DescribeArtifact", "sagemaker:QueryLineage"],
        arnOf(site, "sagemaker", "*"),
      ),
      Principal: { AWS: `arn:aws:iam::${company.observabilityPartner}:root` },
    }),
  );
}
