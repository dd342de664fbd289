/** A session of a role as any session of it: whoever has the role may choose its name. What is no session stays. */
export function anySession(arn: string): string {
  return arn.replace(/^(arn:[\w-]+:sts::\d{12}:assumed-role\/[^/]+)\/.+$/, "$1/any");
}
