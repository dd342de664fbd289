import { account } from "#tests/support/test-check.ts";

const other = "611111111116";
const third = "722222222227";
const policy = (...Statement: object[]) => ({
  resource: { ResourcePolicy: JSON.stringify({ Version: "2012-10-17", Statement }) },
});
const allow = (Principal: unknown, more: object = {}) => ({
  Effect: "Allow",
  Principal,
  Action: "sagemaker:InvokeEndpoint",
  Resource: "*",
  ...more,
});
const deny = (Principal: unknown, more: object = {}) => ({ ...allow(Principal, more), Effect: "Deny" });
const when = (operator: string, key: string, value: string) => ({ Condition: { [operator]: { [key]: value } } });
const root = (of: string) => ({ AWS: `arn:aws:iam::${of}:root` });
const router = (of: string) =>
  when("ArnEquals", "sagemaker:SourceInferenceRouterArn", `arn:aws:sagemaker:eu-west-1:${of}:inference-router/shop`);

type Policies = Record<string, { resource: { ResourcePolicy?: string | null }; options?: Record<string, unknown> }>;
const ofNobodyElse: Policies = {
  "there is no policy": { resource: { ResourcePolicy: null } },
  "the account itself": policy(allow(root(account))),
  "everyone of one's own organization": policy(allow("*", when("StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5"))),
  "everyone, and then nobody": policy(allow("*"), deny("*", { Action: "sagemaker:*" })),
  "a policy that only denies": policy(deny("*")),
};
const broken: Policies = {
  "nothing is said of a policy": { resource: {} },
  "it is no policy": { resource: { ResourcePolicy: "{" } },
  "a statement without a principal": policy({ Effect: "Allow", Action: "*", Resource: "*" }),
};
const ofAnyone: Policies = {
  "a star": policy(allow("*")),
  "a star of AWS": policy(allow({ AWS: "*" })),
  "everyone but one": policy({ ...allow(undefined), NotPrincipal: root(other) }),
  "a condition that anybody can meet": policy(allow("*", when("StringEquals", "aws:PrincipalTag/team", "ml"))),
  "through any router": policy(
    allow("*", when("ArnLike", "sagemaker:SourceInferenceRouterArn", "arn:aws:sagemaker:*")),
  ),
  "less than all is denied": policy(allow("*", { Action: "sagemaker:*" }), deny("*")),
  "one account is shut out": policy(allow("*"), deny(root(other))),
};
const named: Policies = {
  "an account": policy(allow(root(other))),
  "a bare number": policy(allow({ AWS: other })),
  "a role among one's own": policy(allow({ AWS: [`arn:aws:iam::${account}:role/x`, `arn:aws:iam::${other}:role/y`] })),
  "through a router of that account": policy(allow(root(other), router(other))),
  "everyone who comes through a router of that account": policy(allow("*", router(other))),
};

const outsiders = {
  pass: {
    ...ofNobodyElse,
    "an account that is trusted": { ...policy(allow(root(other))), options: { trustedAccounts: [other] } },
  },
  fail: {
    ...named,
    "an account beside everyone": policy(allow("*"), allow(root(other))),
    "an account beside one that is trusted": {
      ...policy(allow({ AWS: [other, third] })),
      options: { trustedAccounts: [other] },
    },
  },
  notApplicable: ofAnyone,
  unknown: broken,
};

/** @param field what AWS calls the field that holds the policy */
function on(resource: object, policies: Policies, field: string) {
  return Object.fromEntries(
    Object.entries(policies).map(
      ([
        name,
        {
          resource: { ResourcePolicy },
          ...one
        },
      ]) => {
        return [
          name,
          { ...one, resource: { ...resource, ...(ResourcePolicy !== undefined && { [field]: ResourcePolicy }) } },
        ];
      },
    ),
  );
}

/** Policies of a resource by what a check for everyone's makes of them. */
export function forPublic(resource: object, field = "ResourcePolicy") {
  return {
    pass: on(resource, { ...ofNobodyElse, ...named }, field),
    fail: on(resource, ofAnyone, field),
    unknown: { ...on(resource, broken, field), "the answer is not complete": { resource: { [field]: null } } },
  };
}

/** And by what one for named accounts makes of them. */
export function forOutsiders(resource: object, field = "ResourcePolicy") {
  return {
    pass: on(resource, outsiders.pass, field),
    fail: on(resource, outsiders.fail, field),
    notApplicable: on(resource, outsiders.notApplicable, field),
    unknown: {
      ...on(resource, outsiders.unknown, field),
      "the answer is not complete": { resource: { [field]: null } },
    },
  };
}

type Cases = ReturnType<typeof forPublic> & { notApplicable?: Policies };

/** The same policies as a repository of ECR has them: under another name, and without a word of resources. */
export function ofRepository(cases: Cases) {
  const renamed = (policies: Policies) =>
    Object.fromEntries(
      Object.entries(policies).map(([name, one]) => {
        const { ResourcePolicy, ...rest } = one.resource;
        const Policy = ResourcePolicy?.replaceAll(',"Resource":"*"', "") ?? ResourcePolicy;
        return [name, { ...one, resource: { ...rest, ...(Policy !== undefined && { Policy }) } }];
      }),
    );
  return {
    pass: renamed(cases.pass),
    fail: renamed(cases.fail),
    notApplicable: renamed(cases.notApplicable ?? {}),
    unknown: renamed(cases.unknown),
  };
}
