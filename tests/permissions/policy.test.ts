import { expect, test } from "vitest";
import { declaredPermissions, groupOf, optionalGroups } from "#lib/permissions/declared.ts";
import { leastPrivilegePolicies, type PolicyDocument, sizeOf } from "#lib/permissions/policy.ts";
import { policyFormats, renderPolicies } from "#lib/permissions/policy-formats.ts";

const grantedBy = (policies: readonly PolicyDocument[]) =>
  policies.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action)).sort();
const names = optionalGroups.map(({ name }) => name);

test("the policies grant each declared permission once, and no other", () => {
  expect(declaredPermissions()).toContain("cloudtrail:LookupEvents");
  expect(grantedBy(leastPrivilegePolicies())).toEqual(declaredPermissions());
});

test("no policy is larger than AWS takes, and no two statements of one have the same name", () => {
  const policies = leastPrivilegePolicies();
  for (const policy of policies) {
    expect(sizeOf(policy)).toBeLessThanOrEqual(6144);
    expect(new Set(policy.Statement.map(({ Sid }) => Sid)).size).toBe(policy.Statement.length);
  }
  // Nor are there more than need be: they would fit into as many by their sizes alone.
  const characters = policies.reduce((sum, policy) => sum + sizeOf(policy), 0);
  expect(policies.length).toBeLessThanOrEqual(Math.ceil(characters / 6144) + 1);
});

test.each(names)("without %s the rest is granted, and nothing of it", (name) => {
  const rest = declaredPermissions().filter((permission) => groupOf(permission)?.name !== name);
  expect(grantedBy(leastPrivilegePolicies([name]))).toEqual(rest);
});

test.each(policyFormats)("as %s every permission is there", (format) => {
  const text = renderPolicies(format, leastPrivilegePolicies());
  // A StackSet's template is a text inside of another.
  const quote = format === "stackset" ? '\\"' : '"';
  for (const permission of declaredPermissions()) expect(text).toContain(`${quote}${permission}${quote}`);
});

test("the StackSet hands its parameters on to the template that it deploys", () => {
  const outer = JSON.parse(renderPolicies("stackset", leastPrivilegePolicies()));
  const { Parameters, TemplateBody } = outer.Resources.Roles.Properties;
  const inner = JSON.parse(TemplateBody);
  expect(inner).toEqual(JSON.parse(renderPolicies("cloudformation", leastPrivilegePolicies())));
  const handed = Parameters.map(({ ParameterKey }: { ParameterKey: string }) => ParameterKey);
  expect(handed).toEqual(Object.keys(inner.Parameters));
  for (const name of handed) expect(outer.Parameters).toHaveProperty(name);
  // CloudFormation takes no longer body in a request. Source: CloudFormation quotas.
  expect(TemplateBody.length).toBeLessThan(51_200);
});
