import type {
  AccountAssignment,
  AttachedManagedPolicy,
  CustomerManagedPolicyReference,
  InstanceMetadata,
  PermissionSet,
  PermissionsBoundary,
} from "@aws-sdk/client-sso-admin";
import { shelf } from "../shelf.ts";

/** An instance at home in the region. `administered`: the account owns it, or is its delegated administrator. */
export interface SimulatedInstance extends InstanceMetadata {
  InstanceArn: string;
  administered: boolean;
  permissionSetsEnabled: boolean;
}

export interface SimulatedPermissionSet extends PermissionSet {
  PermissionSetArn: string;
  /** JSON text. */
  inlinePolicy?: string;
  managedPolicies?: AttachedManagedPolicy[];
  customerManagedPolicies?: CustomerManagedPolicyReference[];
  /** Who has it in the account. */
  assignedTo?: readonly Pick<AccountAssignment, "PrincipalType" | "PrincipalId">[];
  permissionsBoundary?: PermissionsBoundary;
}

export const instances = shelf<SimulatedInstance>("sso instances");
/** Those that are provisioned to the account. */
export const permissionSets = shelf<SimulatedPermissionSet>("sso permission-sets");
