import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../api/fetch-json.ts";
import type { NetworkAnswer, PathsAnswer, VpcAnswer } from "./network-row.ts";

type Account = string | null;

function asked(account: Account, more: Record<string, string> = {}): string {
  return String(new URLSearchParams({ ...(account && { account }), ...more }));
}

/** Every VPC of the account, without one of the first. */
export function networkOf(account: Account) {
  return queryOptions({
    queryKey: ["network", account],
    queryFn: ({ signal }) => fetchJson<NetworkAnswer>(`/api/v1/network?${asked(account)}`, signal),
  });
}

/** One VPC, by its ARN. */
export function vpcOf(account: Account, vpc: string) {
  return queryOptions({
    queryKey: ["network", "one", account, vpc],
    queryFn: ({ signal }) => fetchJson<VpcAnswer>(`/api/v1/network/vpc?${asked(account, { vpc })}`, signal),
  });
}

/** The ways of one resource. */
export function pathsOf(account: Account, arn: string) {
  return queryOptions({
    queryKey: ["network", "paths", account, arn],
    queryFn: ({ signal }) => fetchJson<PathsAnswer>(`/api/v1/network/paths?${asked(account, { arn })}`, signal),
  });
}
