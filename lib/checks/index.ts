import domainDefaultRoleIsNotAdmin from "./domain/default-role-is-not-admin.ts";
import domainHasKmsKey from "./domain/has-kms-key.ts";
import domainKmsKeyIsCustomerManaged from "./domain/kms-key-is-customer-managed.ts";
import domainNoInternetEgress from "./domain/no-internet-egress.ts";
import domainUsesIdentityCenter from "./domain/uses-identity-center.ts";
import domainVpcOnly from "./domain/vpc-only.ts";
import endpointConfigDataCaptureHasKmsKey from "./endpoint-config/data-capture-has-kms-key.ts";
import endpointConfigDataCaptureKeyIsCustomerManaged from "./endpoint-config/data-capture-key-is-customer-managed.ts";
import endpointConfigHasKmsKey from "./endpoint-config/has-kms-key.ts";
import endpointConfigInVpc from "./endpoint-config/in-vpc.ts";
import endpointConfigKmsKeyIsCustomerManaged from "./endpoint-config/kms-key-is-customer-managed.ts";
import endpointConfigMoreThanOneInstance from "./endpoint-config/more-than-one-instance.ts";
import endpointConfigNetworkIsolation from "./endpoint-config/network-isolation.ts";
import iamRoleNoSagemakerFullAccess from "./iam-role/no-sagemaker-full-access.ts";
import iamRoleNotAdministrator from "./iam-role/not-administrator.ts";
import iamRoleTrustHasNoOutsiders from "./iam-role/trust-has-no-outsiders.ts";
import iamRoleTrustIsGuarded from "./iam-role/trust-is-guarded.ts";
import modelInVpc from "./model/in-vpc.ts";
import modelNetworkIsolation from "./model/network-isolation.ts";
import { noSecrets } from "./no-secrets.ts";
import notebookInstanceHasKmsKey from "./notebook-instance/has-kms-key.ts";
import notebookInstanceInVpc from "./notebook-instance/in-vpc.ts";
import notebookInstanceKmsKeyIsCustomerManaged from "./notebook-instance/kms-key-is-customer-managed.ts";
import notebookInstanceNoDirectInternetAccess from "./notebook-instance/no-direct-internet-access.ts";
import notebookInstanceNoInternetEgress from "./notebook-instance/no-internet-egress.ts";
import notebookInstanceNoRootAccess from "./notebook-instance/no-root-access.ts";
import notebookInstancePlatformIsSupported from "./notebook-instance/platform-is-supported.ts";
import notebookInstanceRequiresImdsv2 from "./notebook-instance/requires-imdsv2.ts";
import notebookInstanceRoleIsNotAdmin from "./notebook-instance/role-is-not-admin.ts";
import processingJobEncryptsTrafficBetweenInstances from "./processing-job/encrypts-traffic-between-instances.ts";
import processingJobInVpc from "./processing-job/in-vpc.ts";
import processingJobNetworkIsolation from "./processing-job/network-isolation.ts";
import processingJobVolumeHasKmsKey from "./processing-job/volume-has-kms-key.ts";
import processingJobVolumeKeyIsCustomerManaged from "./processing-job/volume-key-is-customer-managed.ts";
import securityGroupNotOpen from "./security-group/not-open.ts";
import trainingJobEncryptsTrafficBetweenInstances from "./training-job/encrypts-traffic-between-instances.ts";
import trainingJobInVpc from "./training-job/in-vpc.ts";
import trainingJobNetworkIsolation from "./training-job/network-isolation.ts";
import trainingJobOutputHasKmsKey from "./training-job/output-has-kms-key.ts";
import trainingJobOutputKeyIsCustomerManaged from "./training-job/output-key-is-customer-managed.ts";
import trainingJobVolumeHasKmsKey from "./training-job/volume-has-kms-key.ts";
import trainingJobVolumeKeyIsCustomerManaged from "./training-job/volume-key-is-customer-managed.ts";
import transformJobVolumeHasKmsKey from "./transform-job/volume-has-kms-key.ts";
import transformJobVolumeKeyIsCustomerManaged from "./transform-job/volume-key-is-customer-managed.ts";
import tuningJobVolumeHasKmsKey from "./tuning-job/volume-has-kms-key.ts";
import tuningJobVolumeKeyIsCustomerManaged from "./tuning-job/volume-key-is-customer-managed.ts";
import userProfileRoleIsNotAdmin from "./user-profile/role-is-not-admin.ts";
import vpcHasSagemakerEndpoints from "./vpc/has-sagemaker-endpoints.ts";
import vpcEndpointNotOpenToTheWorld from "./vpc-endpoint/not-open-to-the-world.ts";
import vpcEndpointPolicyIsRestricted from "./vpc-endpoint/policy-is-restricted.ts";
import vpcEndpointPrivateDnsEnabled from "./vpc-endpoint/private-dns-enabled.ts";

const written = [
  domainDefaultRoleIsNotAdmin,
  domainHasKmsKey,
  domainKmsKeyIsCustomerManaged,
  domainNoInternetEgress,
  domainUsesIdentityCenter,
  domainVpcOnly,
  endpointConfigDataCaptureHasKmsKey,
  endpointConfigDataCaptureKeyIsCustomerManaged,
  endpointConfigHasKmsKey,
  endpointConfigInVpc,
  endpointConfigKmsKeyIsCustomerManaged,
  endpointConfigMoreThanOneInstance,
  endpointConfigNetworkIsolation,
  iamRoleNoSagemakerFullAccess,
  iamRoleNotAdministrator,
  iamRoleTrustHasNoOutsiders,
  iamRoleTrustIsGuarded,
  modelInVpc,
  modelNetworkIsolation,
  notebookInstanceHasKmsKey,
  notebookInstanceInVpc,
  notebookInstanceKmsKeyIsCustomerManaged,
  notebookInstanceNoDirectInternetAccess,
  notebookInstanceNoInternetEgress,
  notebookInstanceNoRootAccess,
  notebookInstancePlatformIsSupported,
  notebookInstanceRequiresImdsv2,
  notebookInstanceRoleIsNotAdmin,
  processingJobEncryptsTrafficBetweenInstances,
  processingJobInVpc,
  processingJobNetworkIsolation,
  processingJobVolumeHasKmsKey,
  processingJobVolumeKeyIsCustomerManaged,
  securityGroupNotOpen,
  trainingJobEncryptsTrafficBetweenInstances,
  trainingJobInVpc,
  trainingJobNetworkIsolation,
  trainingJobOutputHasKmsKey,
  trainingJobOutputKeyIsCustomerManaged,
  trainingJobVolumeHasKmsKey,
  trainingJobVolumeKeyIsCustomerManaged,
  transformJobVolumeHasKmsKey,
  transformJobVolumeKeyIsCustomerManaged,
  tuningJobVolumeHasKmsKey,
  tuningJobVolumeKeyIsCustomerManaged,
  userProfileRoleIsNotAdmin,
  vpcEndpointNotOpenToTheWorld,
  vpcEndpointPolicyIsRestricted,
  vpcEndpointPrivateDnsEnabled,
  vpcHasSagemakerEndpoints,
];

/** Every check, sorted by id. */
export const checks = [...written, ...noSecrets].sort((a, b) => (a.id < b.id ? -1 : 1));
