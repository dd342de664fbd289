import fc from "fast-check";
import { describe, test } from "vitest";
import { admissionsOf, isSageMaker, isTiedToSource, outsider } from "#lib/analysis/iam/trust.ts";
import { account } from "#tests/support/test-check.ts";
import { letIn, sageMaker, trust, when } from "./roles.ts";

const other = "611111111116";

test("a deny never lets anyone in", () => {
  const principals = fc.constantFrom<unknown>("*", { AWS: account }, { AWS: other }, sageMaker);
  const statements = fc.array(fc.tuple(principals, fc.constantFrom("Allow", "Deny")), { maxLength: 4 });
  fc.assert(
    fc.property(statements, principals, (some, denied) => {
      const list = some.map(([principal, Effect]) => ({ ...letIn(principal), Effect }));
      const before = admissionsOf(trust(...list))?.length ?? 0;
      return (admissionsOf(trust(...list, { ...letIn(denied), Effect: "Deny" }))?.length ?? 0) <= before;
    }),
  );
});

describe("laws of verdicts", () => {
  const operators = fc.constantFrom(
    "StringLike",
    "ArnLike",
    "StringNotLike",
    "ArnNotLike",
    "ForAllValues:StringNotLike",
  );
  const keys = fc.constantFrom(
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:PrincipalOrgID",
    "sts:ExternalId",
    "aws:SourceIp",
  );
  const values = fc.constantFrom(account, other, "*", "o-a1b2c3d4e5", "o-*", `arn:aws:sagemaker:*:${account}:*`);
  const tests = fc.record({ operator: operators, key: keys, value: values });
  type Test = { operator: string; key: string; value: string };
  const under = (principal: unknown, { operator, key, value }: Test, Effect = "Allow") => ({
    ...letIn(principal),
    Effect,
    ...when(key, value, operator),
  });
  /** Any role's verdicts: SageMaker is not tied, or somebody is let in. */
  const isOpen = (...statements: object[]) =>
    admissionsOf(trust(...statements))?.some((one) =>
      isSageMaker(one.principal) ? !isTiedToSource(one) : outsider(one, account) !== undefined,
    ) ?? false;
  const principals = fc.constantFrom<unknown>(sageMaker, "*", { AWS: other }, { AWS: account });

  test("one more deny never opens", () => {
    fc.assert(
      fc.property(principals, tests, principals, tests, (principal, allowed, denied, no) => {
        const before = under(principal, allowed);
        return isOpen(before) || !isOpen(before, under(denied, no, "Deny"));
      }),
    );
  });

  test("neither a star for a value nor IfExists closes what was open", () => {
    const positive = tests.filter(({ operator }) => !operator.includes("Not"));
    fc.assert(
      fc.property(principals, positive, (principal, one) => {
        const wild = under(principal, { ...one, value: "*" });
        const optional = under(principal, { ...one, operator: `${one.operator}IfExists` });
        return !isOpen(under(principal, one)) || (isOpen(wild) && isOpen(optional));
      }),
    );
  });
});
