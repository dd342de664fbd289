import check from "#lib/checks/kms-key/is-approved.ts";
import { identity, testCheck } from "#tests/support/test-check.ts";

const resource = { KeyId: "1234abcd", KeyManager: "CUSTOMER" } as const;
const arn = "arn:aws:kms:us-east-1:482915630174:key/1234abcd";
const own = identity("kms-key", "ml", { arn, also: ["1234abcd", "alias/ml"] });
const approvedKeys = (...names: string[]) => ({ approvedKeys: names });

testCheck(check, {
  pass: {
    "by ARN": { resource, identity: own, options: approvedKeys("alias/other", arn) },
    "by id": { resource, identity: own, options: approvedKeys("1234abcd") },
    "by alias": { resource, identity: own, options: approvedKeys("alias/m*") },
  },
  fail: { "another is": { resource, identity: own, options: approvedKeys("alias/mlops", "1234abc") } },
  notApplicable: {
    "nobody wrote a list": { resource, identity: own },
    "AWS manages it": { resource: { ...resource, KeyManager: "AWS" }, options: approvedKeys("alias/ml") },
  },
  unknown: { "the answer is not complete": { resource: { KeyId: "1" }, options: approvedKeys("1") } },
});
