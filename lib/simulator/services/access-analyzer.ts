import type {
  FindingSummaryV2,
  ListAnalyzersRequest,
  ListAnalyzersResponse,
  ListFindingsV2Request,
  ListFindingsV2Response,
} from "@aws-sdk/client-accessanalyzer";
import * as client from "@aws-sdk/client-accessanalyzer";
import { permissionFor } from "#lib/aws/services.ts";
import { AwsError } from "../aws-error.ts";
import type { Service } from "../call.ts";
import { restProtocol } from "../protocols/rest.ts";
import { analyzers, type SimulatedAnalyzer } from "../shelves/access-analyzer.ts";
import { listOf, oneOf } from "./shelved.ts";

const listAnalyzers = listOf<SimulatedAnalyzer, ListAnalyzersRequest, ListAnalyzersResponse>(analyzers, {
  items: "analyzers",
  token: ["nextToken", "nextToken"],
  size: ["maxResults", 100],
  matches: ({ type }, { type: wanted = type }) => type === wanted,
  shown: ({ findings: _, ...analyzer }) => analyzer,
});

/** Filters are by fields of a finding, with `eq`. */
const listFindings = oneOf<SimulatedAnalyzer, ListFindingsV2Request, ListFindingsV2Response>(analyzers, {
  is: ({ arn }, { analyzerArn }) => arn === analyzerArn,
  missing: () => new AwsError("ResourceNotFoundException", "Analyzer not found.", 404),
  answer: ({ findings }, { filter = {}, nextToken, maxResults = 100 }, call) => {
    const fits = (finding: FindingSummaryV2) =>
      Object.entries(filter).every(
        ([field, { eq }]) => eq?.includes(String(finding[field as keyof FindingSummaryV2])) ?? true,
      );
    const page = call.page(findings.filter(fits), { token: nextToken, size: maxResults });
    return { findings: page.items, nextToken: page.next };
  },
});

export const accessAnalyzer: Service = {
  name: "access-analyzer",
  dialect: "json",
  protocol: restProtocol(client, { format: "json" }),
  operations: { ListAnalyzers: listAnalyzers, ListFindingsV2: listFindings },
  actionOf: (operation) => permissionFor(`access-analyzer:${operation}`),
  badToken: ["ValidationException", "Invalid nextToken."],
};
