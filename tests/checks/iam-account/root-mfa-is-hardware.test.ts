import check from "#lib/checks/iam-account/root-mfa-is-hardware.ts";
import { account, testCheck } from "#tests/support/test-check.ts";
import { used } from "../used-region.ts";

const arn = `arn:aws:iam::${account}:root`;
const SummaryMap = { AccountMFAEnabled: 1, AccountPasswordPresent: 1 };
const app = (UserArn: string) => ({ SerialNumber: `arn:aws:iam::${account}:mfa/app`, UserArn });
const identity = { arn };

testCheck(check, {
  pass: {
    "there is no app": { resource: { SummaryMap, VirtualMFADevices: [] }, identity, inventory: used },
    "apps are of others": {
      resource: { SummaryMap, VirtualMFADevices: [app(`arn:aws:iam::${account}:user/ada`)] },
      identity,
      inventory: used,
    },
  },
  fail: { "it is an app": { resource: { SummaryMap, VirtualMFADevices: [app(arn)] }, identity, inventory: used } },
  notApplicable: {
    "it has none": {
      resource: { SummaryMap: { AccountMFAEnabled: 0 }, VirtualMFADevices: [] },
      identity,
      inventory: used,
    },
    "nobody can sign in": {
      resource: { SummaryMap: { AccountMFAEnabled: 0, AccountPasswordPresent: 0 }, VirtualMFADevices: [] },
      identity,
      inventory: used,
    },
  },
  unknown: {
    "AWS did not count them": { resource: { SummaryMap: {}, VirtualMFADevices: [] }, identity, inventory: used },
    "AWS did not say whose an app is": {
      resource: {
        SummaryMap,
        VirtualMFADevices: [{ SerialNumber: `arn:aws:iam::${account}:mfa/root-account-mfa-device` }],
      },
      identity,
      inventory: used,
    },
    "AWS did not list them": { resource: { SummaryMap }, identity, inventory: used },
  },
});
