import asyncOutputHasKmsKey from "./async-output-has-kms-key.ts";
import asyncOutputKeyIsCustomerManaged from "./async-output-key-is-customer-managed.ts";
import asyncOutputStaysInOwnBucket from "./async-output-stays-in-own-bucket.ts";
import asyncTopicsAreOwn from "./async-topics-are-own.ts";
import coreDumpHasKmsKey from "./core-dump-has-kms-key.ts";
import coreDumpKeyIsCustomerManaged from "./core-dump-key-is-customer-managed.ts";
import coreDumpsStayInOwnBucket from "./core-dumps-stay-in-own-bucket.ts";
import dataCaptureHasKmsKey from "./data-capture-has-kms-key.ts";
import dataCaptureKeyIsCustomerManaged from "./data-capture-key-is-customer-managed.ts";
import dataCaptureStaysInOwnBucket from "./data-capture-stays-in-own-bucket.ts";
import dataCaptureTakesASample from "./data-capture-takes-a-sample.ts";
import hasKmsKey from "./has-kms-key.ts";
import hostsAreSupported from "./hosts-are-supported.ts";
import inVpc from "./in-vpc.ts";
import kmsKeyIsCustomerManaged from "./kms-key-is-customer-managed.ts";
import moreThanOneInstance from "./more-than-one-instance.ts";
import networkIsolation from "./network-isolation.ts";
import noSsmAccess from "./no-ssm-access.ts";
import roleIsNotAdmin from "./role-is-not-admin.ts";
import runsWhatWasCompiledForIt from "./runs-what-was-compiled-for-it.ts";
import shadowBelongsToATest from "./shadow-belongs-to-a-test.ts";

export const endpointConfigChecks = [
  asyncOutputHasKmsKey,
  asyncOutputKeyIsCustomerManaged,
  asyncOutputStaysInOwnBucket,
  asyncTopicsAreOwn,
  coreDumpHasKmsKey,
  coreDumpKeyIsCustomerManaged,
  coreDumpsStayInOwnBucket,
  dataCaptureHasKmsKey,
  dataCaptureKeyIsCustomerManaged,
  dataCaptureStaysInOwnBucket,
  dataCaptureTakesASample,
  hasKmsKey,
  hostsAreSupported,
  inVpc,
  kmsKeyIsCustomerManaged,
  moreThanOneInstance,
  networkIsolation,
  noSsmAccess,
  roleIsNotAdmin,
  runsWhatWasCompiledForIt,
  shadowBelongsToATest,
];
