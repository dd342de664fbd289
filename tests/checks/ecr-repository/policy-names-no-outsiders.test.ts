import check from "#lib/checks/ecr-repository/policy-names-no-outsiders.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { forOutsiders, ofRepository } from "../outsiders.ts";

testCheck(check, ofRepository(forOutsiders({ repositoryArn: "arn:r" })));
