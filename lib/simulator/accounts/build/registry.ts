import type { ModelPackageContainerDefinition } from "@aws-sdk/client-sagemaker";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import { contextOf } from "./experiments.ts";
import { make } from "./make.ts";
import { present } from "./present.ts";
import { later, type Site, sagemakerArn } from "./site.ts";
import { record } from "./trail.ts";

type Package = SimulatedSageMaker["modelPackages"][number];

interface GroupSpec {
  name: string;
  by: Actor;
  at: Date;
  description?: string;
  /** Who may use it besides: JSON text. */
  policy?: string;
  /** When somebody set it, if not with the group. */
  opened?: { by: Actor; at: Date };
  tags?: Record<string, string>;
}

export function packageGroup(site: Site, { name, by, at, description, policy, opened, tags }: GroupSpec): void {
  const ModelPackageGroupArn = sagemakerArn(site, "model-package-group", name);
  make(site, "modelPackageGroups", {
    by,
    at,
    action: "sagemaker:CreateModelPackageGroup",
    request: present({ ModelPackageGroupName: name, ModelPackageGroupDescription: description }),
    made: present({
      ModelPackageGroupArn,
      ModelPackageGroupStatus: "Completed" as const,
      CreatedBy: {},
      ResourcePolicy: policy,
    }),
    ...(tags && { tags }),
  });
  if (policy === undefined) return;
  record(site, {
    ...(opened ?? { by, at }),
    action: "sagemaker:PutModelPackageGroupPolicy",
    request: { ModelPackageGroupName: name, ResourcePolicy: policy },
    response: { ModelPackageGroupArn },
  });
}

interface PackageSpec {
  /** A version of a group, or a package with a name of its own. */
  of: { group: string; version: number } | { name: string };
  by: Actor;
  at: Date;
  containers: ModelPackageContainerDefinition[];
  approval?: Package["ModelApprovalStatus"];
  /** Who changed it last, where that is another than who registered it. */
  approvedBy?: Actor;
  status?: Package["ModelPackageStatus"];
  /** Anything else CreateModelPackage takes. */
  more?: Partial<Package>;
}

export function modelPackage(site: Site, spec: PackageSpec): Package {
  const { of, by, at, containers, approval, approvedBy, status = "Completed" } = spec;
  const looked = later(at, 90);
  const isVersion = "group" in of;
  const name = isVersion ? `${of.group}/${of.version}` : of.name;
  return make(site, "modelPackages", {
    by,
    at,
    action: "sagemaker:CreateModelPackage",
    request: present<Partial<Package>>({
      ...(isVersion ? { ModelPackageGroupName: of.group } : { ModelPackageName: of.name }),
      InferenceSpecification: {
        Containers: containers,
        SupportedContentTypes: ["text/csv"],
        SupportedResponseMIMETypes: ["text/csv"],
      },
      ModelApprovalStatus: approval,
      ...spec.more,
    }),
    made: present<Partial<Package>>({
      ModelPackageName: name,
      ModelPackageVersion: isVersion ? of.version : undefined,
      ModelPackageArn: sagemakerArn(site, "model-package", name),
      ModelPackageStatus: status,
      ModelPackageStatusDetails: {
        ValidationStatuses: status === "InProgress" ? [{ Name: "ValidationProfile1", Status: "InProgress" }] : [],
      },
      CreatedBy: contextOf(by, at),
      LastModifiedBy: approvedBy && contextOf(approvedBy, looked),
      LastModifiedTime: approvedBy && looked,
      CertifyForMarketplace: spec.more?.CertifyForMarketplace ?? false,
    }),
  });
}
