import check from "#lib/checks/attack-path/scripts-of-clusters-are-written-at-home.ts";
import { pathCases, trustCases } from "#tests/support/path-cases.ts";
import { testCheck } from "#tests/support/test-check.ts";

const { trusted, half } = trustCases("111122223333", { trustedAccounts: ["111122223333"] });

testCheck(check, {
  ...pathCases,
  pass: { ...pathCases.pass, "who comes in is trusted": trusted },
  fail: { ...pathCases.fail, "one of those who come in is not trusted": half },
});
