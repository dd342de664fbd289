import { shadowTest } from "#lib/simulator/accounts/build/shadow-test.ts";
import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { EastNetworks } from "./foundations.ts";

/** Fraud's, under its key and over; and search's, which keeps what customers ask in the clear. */
export function shadowTests(site: Site, { kwame, yuki }: Cast, { keys }: EastNetworks): void {
  shadowTest(site, {
    name: "fraud-scoring-v7",
    by: kwame,
    created: at(site, 60, "10:00:00"),
    role: executionRoles.fraudServing,
    endpoint: "fraud-scoring",
    config: "fraud-scoring-v7",
    models: ["fraud-scoring-v6", "fraud-scoring-v7"],
    to: { uri: "s3://nwa-fraud-us-east-1/shadow", key: keys.fraud.Arn },
    key: keys.fraud.Arn,
    days: 14,
    status: "Completed",
    tags: { Team: "fraud", Environment: "prod" },
  });
  shadowTest(site, {
    name: "reranker-or-synonyms",
    by: yuki,
    created: at(site, 5, "16:00:00"),
    role: executionRoles.searchServing,
    endpoint: "reranker",
    config: "vendor-reranker",
    models: ["vendor-reranker", "synonyms"],
    to: { uri: "s3://nwa-search-us-east-1/shadow" },
    days: 14,
    status: "Running",
    tags: { Team: "search" },
  });
}
