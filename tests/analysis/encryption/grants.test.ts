import { expect, test } from "vitest";
import { granteesBeyond } from "#lib/analysis/encryption/grants.ts";

test("those of other accounts, each with its place in the list", () => {
  const grants = ["sagemaker.amazonaws.com", "arn:aws:iam::111111111111:role/a", "arn:aws:iam::222222222222:root"].map(
    (GranteePrincipal) => ({ GranteePrincipal }),
  );
  expect(granteesBeyond([...grants, {}], ["111111111111"])).toEqual([{ at: 2, grant: grants[2] }]);
});
