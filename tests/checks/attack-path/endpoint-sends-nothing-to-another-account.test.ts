import check from "#lib/checks/attack-path/endpoint-sends-nothing-to-another-account.ts";
import { pathCases, trustCases } from "#tests/support/path-cases.ts";
import { testCheck } from "#tests/support/test-check.ts";

const { trusted, half } = trustCases("their-metrics", { trustedBuckets: ["their-*"] });

testCheck(check, {
  ...pathCases,
  pass: { ...pathCases.pass, "who comes in is trusted": trusted },
  fail: { ...pathCases.fail, "one of those who come in is not trusted": half },
});
