import type { CertificateDescription, GetPolicyResponse, RoleAliasDescription } from "@aws-sdk/client-iot";
import { shelf } from "../shelf.ts";

export interface SimulatedThing {
  thingName: string;
  /** ARNs of certificates, and identities of Cognito. */
  principals: string[];
  /** Names of the policies of the groups that it is in. */
  groupPolicies?: string[];
}

export interface SimulatedCertificate extends CertificateDescription {
  certificateArn: string;
  certificateId: string;
  /** Names of the policies that are attached to it. */
  policies: string[];
}

export interface SimulatedIotPolicy extends GetPolicyResponse {
  policyName: string;
  policyArn: string;
}

export interface SimulatedRoleAlias extends RoleAliasDescription {
  roleAlias: string;
}

export const things = shelf<SimulatedThing>("iot things");
export const certificates = shelf<SimulatedCertificate>("iot certificates");
export const iotPolicies = shelf<SimulatedIotPolicy>("iot policies");
export const roleAliases = shelf<SimulatedRoleAlias>("iot role-aliases");
