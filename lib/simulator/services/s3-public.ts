interface StatementText {
  Effect?: string;
  Principal?: unknown;
  NotPrincipal?: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}

/** Keys whose fixed values make a policy not public. Source: S3 user guide, "The meaning of public". */
const fixing =
  /^aws:(PrincipalOrgID|PrincipalOrgPaths|PrincipalAccount|PrincipalArn|SourceArn|SourceAccount|SourceVpc|SourceVpce|SourceOwner|userid)$|^s3:(x-amz-server-side-encryption-aws-kms-key-id|DataAccessPointArn|DataAccessPointAccount)$/i;

/** As S3 judges a policy: a statement that allows is public unless it names whom, or from where, with fixed values. */
export function isPublic(policy: string): boolean {
  const { Statement } = JSON.parse(policy) as { Statement: StatementText | StatementText[] };
  return [Statement].flat().some((one) => one.Effect === "Allow" && isForAnyone(one) && !isFixed(one.Condition));
}

function isForAnyone({ Principal, NotPrincipal }: StatementText): boolean {
  if (NotPrincipal !== undefined) return true;
  if (typeof Principal !== "object" || Principal === null) return Principal === "*";
  return [(Principal as { AWS?: unknown }).AWS].flat().includes("*");
}

function isFixed(condition: StatementText["Condition"] = {}): boolean {
  return Object.entries(condition).some(([operator, keys]) =>
    Object.entries(keys).some(([key, value]) => {
      const values = [value].flat().map(String);
      if (/^IpAddress/i.test(operator) && /^aws:SourceIp$/i.test(key)) {
        return values.every((range) => Number(range.split("/")[1] ?? 32) >= 8);
      }
      return (
        fixing.test(key) && /^(String|Arn)(Equals|Like)/i.test(operator) && !values.some((one) => /[*?]|\$\{/.test(one))
      );
    }),
  );
}
