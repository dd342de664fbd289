/** Address of the screen of one resource. */
export function resourceHref(arn: string, account: string | null): string {
  return `/resources/detail?${new URLSearchParams({ ...(account && { account }), arn })}`;
}

/** True for what stands for every resource of a kind that could not be listed: there is no such ARN, and nothing to open. */
export function isWholeKind({ arn }: { arn: string }): boolean {
  return arn.split(":")[5] === "*";
}
