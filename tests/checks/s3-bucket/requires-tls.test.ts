import fc from "fast-check";
import { expect, test } from "vitest";
import { openOverHttp } from "#lib/analysis/s3/requires-tls.ts";
import check from "#lib/checks/s3-bucket/requires-tls.ts";
import { now, testCheck } from "#tests/support/test-check.ts";

const arn = "arn:aws:s3:::models";
const identity = { arn, region: "eu-west-1" };
const both = [arn, `${arn}/*`];
const http = { Bool: { "aws:SecureTransport": "false" } };
const deny = (over: object = {}) => ({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: both,
  Condition: http,
  ...over,
});
const bucket = (...Statement: object[]) => ({ Name: "models", Policy: JSON.stringify({ Statement }) });
const one = (...statements: object[]) => ({ resource: bucket(...statements), identity });

testCheck(check, {
  pass: {
    "everyone is denied everything over HTTP": one(deny()),
    "in any spelling": one(
      deny({
        Principal: { AWS: "*" },
        Action: "*",
        Resource: "*",
        Condition: { Bool: { "AWS:securetransport": false } },
      }),
    ),
    "with IfExists": one(deny({ Condition: { BoolIfExists: { "aws:SecureTransport": "false" } } })),
    "bucket and objects in a statement each": one(deny({ Resource: arn }), deny({ Resource: `${arn}/*` })),
    "and old TLS beside": one(deny({ Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } }), deny()),
    "every action but one that does not exist here": one(deny({ Action: undefined, NotAction: "sts:*" })),
  },
  fail: {
    "there is no policy": { resource: { Name: "models", Policy: null }, identity },
    "a policy without a deny": one({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `${arn}/*` }),
    "an allow that asks for TLS denies nobody": one(
      deny({ Effect: "Allow", Condition: { Bool: { "aws:SecureTransport": "true" } } }),
    ),
    "only the objects": one(deny({ Resource: `${arn}/*` })),
    "only the bucket": one(deny({ Resource: arn })),
    "only a prefix": one(deny({ Resource: [arn, `${arn}/private/*`] })),
    "only some actions": one(deny({ Action: ["s3:GetObject", "s3:PutObject"] })),
    "only some people": one(deny({ Principal: { AWS: "arn:aws:iam::482915630174:root" } })),
    "all but some": one(deny({ Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::482915630174:role/x" } })),
    "only from elsewhere": one(deny({ Condition: { ...http, NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } } })),
    "the wrong way round": one(deny({ Condition: { Bool: { "aws:SecureTransport": "true" } } })),
    "only old TLS": one(deny({ Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } })),
    "another bucket's": one(deny({ Resource: ["arn:aws:s3:::others", "arn:aws:s3:::others/*"] })),
    "not any more": one(deny({ Condition: { ...http, DateLessThan: { "aws:CurrentTime": "2020-01-01T00:00:00Z" } } })),
  },
  unknown: {
    "the policy cannot be understood": { resource: { Name: "models", Policy: "{" }, identity },
    "nothing is said of a policy": { resource: { Name: "models" }, identity },
  },
});

test("whatever else a policy says, a deny of HTTP for everyone shuts the bucket", () => {
  const other = fc.record({
    Effect: fc.constantFrom("Allow", "Deny"),
    Principal: fc.constantFrom("*", { AWS: "arn:aws:iam::111122223333:root" }),
    Action: fc.constantFrom("s3:*", "s3:GetObject"),
    Resource: fc.constantFrom(arn, `${arn}/*`, "*"),
  });
  fc.assert(
    fc.property(fc.array(other), fc.array(other), (before, after) => {
      expect(openOverHttp(JSON.stringify({ Statement: [...before, deny(), ...after] }), arn, now)).toEqual([]);
    }),
  );
});
