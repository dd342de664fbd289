import check from "#lib/checks/ecr-repository/policy-is-not-public.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { forPublic, ofRepository } from "../outsiders.ts";

testCheck(check, ofRepository(forPublic({ repositoryArn: "arn:r" })));
