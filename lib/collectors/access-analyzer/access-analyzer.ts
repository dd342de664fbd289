import type { FindingSummaryV2 } from "@aws-sdk/client-accessanalyzer";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/** What SageMaker's code, data and rights are made of: Access Analyzer looks at no resource of SageMaker itself. */
const resourceTypes = [
  "AWS::ECR::Repository",
  "AWS::EFS::FileSystem",
  "AWS::IAM::Role",
  "AWS::IAM::User",
  "AWS::KMS::Key",
  "AWS::Lambda::Function",
  "AWS::S3::Bucket",
  "AWS::SecretsManager::Secret",
  "AWS::SNS::Topic",
];

/** Findings that are kept of one analyzer. One with more is not judged by any single one of them. */
const most = 1000;

/**
 * The account's own. That of an organization lives in its management account, or in the delegated administrator's, and its members do
 * not list it: it may look at a region of theirs that has none here.
 */
export default defineCollector({
  kind: "access-analyzer",
  label: "IAM Access Analyzers",
  scope: "region",
  volume: "live",
  arnType: "analyzer",
  cloudFormation: "AWS::AccessAnalyzer::Analyzer",
  terraform: "aws_accessanalyzer_analyzer",
  actions: ["access-analyzer:ListAnalyzers", "access-analyzer:ListFindingsV2"],
  parts: ["Findings"],
  volatile: ["lastResourceAnalyzed", "lastResourceAnalyzedAt"],
  async *collect({ "access-analyzer": analyzer, account, required, readEach, leftOut }) {
    for await (const page of pages(analyzer.listAnalyzers, { maxResults: 100 })) {
      yield* readEach(
        required(page.analyzers, "analyzers"),
        ({ name = "", arn = "" }) => ({ name, arn }),
        async (one, part) => ({
          ...one,
          Findings: await part("Findings", async () => {
            const found: Omit<FindingSummaryV2, "analyzedAt">[] = [];
            // One of an organization sees other accounts as well.
            const filter = {
              resourceOwnerAccount: { eq: [account] },
              resourceType: { eq: resourceTypes },
              status: { eq: ["ACTIVE"] },
            };
            const input = { analyzerArn: one.arn, filter, maxResults: 100 };
            for await (const { findings, nextToken } of pages(analyzer.listFindingsV2, input)) {
              // When it was looked at last changes by the hour.
              for (const { analyzedAt: _, ...finding } of required(findings, "findings")) found.push(finding);
              if (found.length < most || nextToken === undefined) continue;
              leftOut(`Of an analyzer with more findings ${found.length} were read.`, analyzer.listFindingsV2.action);
              return { findings: found, more: true };
            }
            return { findings: found, more: false };
          }),
        }),
      );
    }
  },
  // What it found is looked at by itself.
  follows: () => undefined,
});
