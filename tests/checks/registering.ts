const role = (account: string) => `arn:aws:iam::${account}:role/canvas-register`;

/** What is true of the role by which Canvas registers models, whoever's settings name it. */
export function registeringCases<R extends object>(of: (settings: object) => R) {
  const named = (account: string, more: object = {}) => ({
    resource: of({ CrossAccountModelRegisterRoleArn: role(account), ...more }),
  });
  return {
    pass: {
      "a role of its own account": named("482915630174"),
      "a role of a trusted account": {
        ...named("111122223333"),
        options: { trustedAccounts: ["111122223333"] },
      },
    },
    fail: {
      "a role of a stranger": named("999999999999", { Status: "ENABLED" }),
      "nothing said of whether it is on": named("999999999999"),
    },
    notApplicable: {
      "no such role": { resource: of({ Status: "ENABLED" }) },
      "registering is off": named("999999999999", { Status: "DISABLED" }),
    },
    unknown: {
      "the answer is empty": { resource: {} },
      "no ARN": { resource: of({ CrossAccountModelRegisterRoleArn: "canvas-register" }) },
    },
  };
}
