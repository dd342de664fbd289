import asyncOutputHasKmsKey from "./async-output-has-kms-key.ts";
import asyncOutputStaysInOwnBucket from "./async-output-stays-in-own-bucket.ts";
import asyncTopicsAreOwn from "./async-topics-are-own.ts";
import coreDumpsHaveKmsKey from "./core-dumps-have-kms-key.ts";
import coreDumpsStayInOwnBucket from "./core-dumps-stay-in-own-bucket.ts";
import dataCaptureHasKmsKey from "./data-capture-has-kms-key.ts";
import dataCaptureKeyIsCustomerManaged from "./data-capture-key-is-customer-managed.ts";
import dataCaptureStaysInOwnBucket from "./data-capture-stays-in-own-bucket.ts";
import hasKmsKey from "./has-kms-key.ts";
import inVpc from "./in-vpc.ts";
import kmsKeyIsCustomerManaged from "./kms-key-is-customer-managed.ts";
import moreThanOneInstance from "./more-than-one-instance.ts";
import networkIsolation from "./network-isolation.ts";
import noSsmAccess from "./no-ssm-access.ts";
import roleIsNotAdmin from "./role-is-not-admin.ts";
import shadowBelongsToATest from "./shadow-belongs-to-a-test.ts";

export const endpointConfigChecks = [
  asyncOutputHasKmsKey,
  asyncOutputStaysInOwnBucket,
  asyncTopicsAreOwn,
  coreDumpsHaveKmsKey,
  coreDumpsStayInOwnBucket,
  dataCaptureHasKmsKey,
  dataCaptureKeyIsCustomerManaged,
  dataCaptureStaysInOwnBucket,
  hasKmsKey,
  inVpc,
  kmsKeyIsCustomerManaged,
  moreThanOneInstance,
  networkIsolation,
  noSsmAccess,
  roleIsNotAdmin,
  shadowBelongsToATest,
];
