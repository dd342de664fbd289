/** Address of the screen of one resource. */
export function resourceHref(arn: string, account: string | null): string {
  return `/resources/detail?${new URLSearchParams({ ...(account && { account }), arn })}`;
}
