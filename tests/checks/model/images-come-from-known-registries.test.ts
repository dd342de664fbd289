import check from "#lib/checks/model/images-come-from-known-registries.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { images } from "../images-of.ts";

const ModelArn = "arn:m";
const one = (Image?: string) => ({ resource: { ModelArn, PrimaryContainer: { Image } } });
const several = (...all: string[]) => ({ resource: { ModelArn, Containers: all.map((Image) => ({ Image })) } });

testCheck(check, {
  pass: {
    "one's own": one(images.own),
    "AWS's": one(images.ofAws),
    "another's that is trusted": { ...one(images.foreign), options: { trustedRegistries: ["611111111116"] } },
    "a host that is trusted": { ...one(images.elsewhere), options: { trustedRegistries: ["registry.internal:5000"] } },
  },
  fail: {
    "another account's": one(images.foreign),
    "one of several": several(images.own, images.foreign),
    "beside one that cannot be judged": several(images.elsewhere, images.foreign),
  },
  notApplicable: { "a model package names it": one() },
  unknown: {
    "a registry of which AWS says nothing": one(images.elsewhere),
    "no container": { resource: { ModelArn } },
    "the answer is not complete": { resource: { PrimaryContainer: { Image: images.own } } },
  },
});
