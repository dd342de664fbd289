import type { Operation } from "../call.ts";
import { resourcesOf } from "../services/sagemaker-lists.ts";
import { arnFor, discard, existing, type Fields, inUse, kindOf, lookUp, newId, store, updated } from "./resources.ts";

const domains = kindOf("domains");
const profiles = kindOf("userProfiles");
const spaces = kindOf("spaces");
const scripts = kindOf("studioLifecycleConfigs");
const apps = kindOf("apps");
const images = kindOf("images");
const versions = kindOf("imageVersions");
const partnerApps = kindOf("partnerApps");

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

const updateSpace: Operation<Fields> = (input, call) => {
  const space = existing(spaces, input, call);
  store(spaces, { ...updated(space, input), LastModifiedTime: new Date(call.now) }, call);
  return { SpaceArn: space.SpaceArn };
};

const createScript: Operation<Fields> = (input, call) => {
  const StudioLifecycleConfigArn = arnFor(scripts, input, call);
  if (lookUp(scripts, input, call))
    throw inUse(`A lifecycle config ${String(input.StudioLifecycleConfigName)} exists.`);
  const now = new Date(call.now);
  store(scripts, { ...input, StudioLifecycleConfigArn, CreationTime: now, LastModifiedTime: now }, call);
  return { StudioLifecycleConfigArn };
};

/** Whatever names it must let go of it first. Source: API reference, DeleteStudioLifecycleConfig. */
const deleteScript: Operation<Fields> = (input, call) => {
  const arn = JSON.stringify(existing(scripts, input, call).StudioLifecycleConfigArn);
  const user = [domains, profiles]
    .flatMap((kind) => resourcesOf(kind, call))
    .find((one) => JSON.stringify(one).includes(arn));
  if (user) throw inUse(`Studio Lifecycle Config ${arn} is in use.`);
  discard(scripts, input, call);
  return {};
};

const createImageVersion: Operation<Fields> = ({ ImageName, BaseImage }, call) => {
  const { ImageArn } = existing(images, { ImageName }, call);
  const numbers = resourcesOf(versions, call).flatMap((one) =>
    one.ImageName === ImageName ? [Number(one.Version)] : [],
  );
  const Version = Math.max(0, ...numbers) + 1;
  const ImageVersionArn = `${String(ImageArn).replace(":image/", ":image-version/")}/${Version}`;
  const now = new Date(call.now);
  const made = { ImageName, ImageArn, ImageVersionArn, Version, BaseImage, ContainerImage: BaseImage };
  const times = { CreationTime: now, LastModifiedTime: now };
  store(versions, { ...made, ...times, ImageVersionStatus: "CREATED" }, call);
  return { ImageVersionArn };
};

const deleteImageVersion: Operation<Fields> = (input, call) => {
  discard(versions, input, call);
  return {};
};

const deleteApp: Operation<Fields> = (input, call) => {
  discard(apps, input, call);
  return {};
};

/** A new version has its end in its turn. */
const updatePartnerApp: Operation<Fields> = ({ AppVersion, ClientToken: _, ...input }, call) => {
  const app = existing(partnerApps, input, call);
  const now = new Date(call.now);
  const end = new Date(now.getTime() + 365 * 24 * 3_600_000);
  const { AvailableUpgrade: __, ...rest } = app;
  const upgraded = AppVersion === undefined ? app : { ...rest, Version: AppVersion, CurrentVersionEolDate: end };
  store(partnerApps, { ...updated(upgraded, input), LastModifiedTime: now }, call);
  return { Arn: app.Arn };
};

export const studioWrites: Readonly<Record<string, Operation>> = {
  CreateDomain: createDomain,
  UpdateDomain: updateDomain,
  DeleteDomain: deleteDomain,
  UpdateUserProfile: updateUserProfile,
  UpdateSpace: updateSpace,
  CreateImageVersion: createImageVersion,
  DeleteImageVersion: deleteImageVersion,
  DeleteApp: deleteApp,
  UpdatePartnerApp: updatePartnerApp,
  CreateStudioLifecycleConfig: createScript,
  DeleteStudioLifecycleConfig: deleteScript,
};
