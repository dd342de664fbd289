import type { Operation } from "../call.ts";
import { resourcesOf } from "../services/sagemaker-lists.ts";
import { arnFor, discard, existing, type Fields, inUse, kindOf, newId, store, updated } from "./resources.ts";

const domains = kindOf("domains");
const profiles = kindOf("userProfiles");

const createDomain: Operation<Fields> = (input, call) => {
  const DomainId = newId("d-", 12);
  const now = new Date(call.now);
  const DomainArn = arnFor(domains, { DomainId }, call);
  const application = DomainArn.replace(/:sagemaker:.*$/, ":sso:::application/ssoins-0/apl-0");
  const domain = {
    AppNetworkAccessType: "PublicInternetOnly",
    ...input,
    DomainId,
    DomainArn,
    Status: "InService",
    HomeEfsFileSystemId: newId("fs-"),
    ...(input.AuthMode === "SSO" && {
      SingleSignOnManagedApplicationInstanceId: newId("ins-", 16),
      SingleSignOnApplicationArn: application,
    }),
    Url: `https://${DomainId}.studio.${call.region.name}.sagemaker.aws`,
    CreationTime: now,
    LastModifiedTime: now,
  };
  store(domains, domain, call);
  return { DomainArn, DomainId, Url: domain.Url };
};

/** A domain with RStudio keeps its network for good. Source: API reference, UpdateDomain. */
const updateDomain: Operation<Fields> = ({ DomainSettingsForUpdate, ...input }, call) => {
  const domain = existing(domains, input, call);
  const change = {
    ...input,
    ...(DomainSettingsForUpdate !== undefined && { DomainSettings: DomainSettingsForUpdate }),
  };
  store(domains, { ...updated(domain, change), LastModifiedTime: new Date(call.now) }, call);
  return { DomainArn: domain.DomainArn };
};

const deleteDomain: Operation<Fields> = (input, call) => {
  const { DomainId } = existing(domains, input, call);
  if (resourcesOf(profiles, call).some((profile) => profile.DomainId === DomainId)) {
    throw inUse(`Unable to delete Domain ${DomainId} because UserProfile(s) are associated with it.`);
  }
  discard(domains, input, call);
  return {};
};

const updateUserProfile: Operation<Fields> = (input, call) => {
  const profile = existing(profiles, input, call);
  store(profiles, { ...updated(profile, input), LastModifiedTime: new Date(call.now) }, call);
  return { UserProfileArn: profile.UserProfileArn };
};

export const studioWrites: Readonly<Record<string, Operation>> = {
  CreateDomain: createDomain,
  UpdateDomain: updateDomain,
  DeleteDomain: deleteDomain,
  UpdateUserProfile: updateUserProfile,
};
