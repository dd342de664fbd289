import iotCertificate from "./iot-certificate.ts";
import iotPolicy from "./iot-policy.ts";
import iotRoleAlias from "./iot-role-alias.ts";

/** In this order: a certificate names its policies, and those name role aliases. */
export const iotCollectors = [iotCertificate, iotPolicy, iotRoleAlias] as const;
