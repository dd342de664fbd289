import type { SearchRequest } from "@aws-sdk/client-sagemaker";

/** Search by creation time, newest first, 100 records a page. Filter times are `YYYY-mm-ddTHH:MM:SS` in UTC (API reference, Filter). */
export function createdSince(since: Date | undefined): Omit<SearchRequest, "Resource" | "NextToken"> {
  return {
    MaxResults: 100,
    SortBy: "CreationTime",
    SortOrder: "Descending",
    ...(since && {
      SearchExpression: {
        Filters: [{ Name: "CreationTime", Operator: "GreaterThanOrEqualTo", Value: since.toISOString().slice(0, 19) }],
      },
    }),
  };
}
