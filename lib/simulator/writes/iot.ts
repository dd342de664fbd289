import type { DeleteRoleAliasRequest, UpdateCertificateRequest, UpdateRoleAliasRequest } from "@aws-sdk/client-iot";
import { AwsError } from "../aws-error.ts";
import type { Operation } from "../call.ts";
import { oneOf } from "../services/shelved.ts";
import { certificates, roleAliases, type SimulatedCertificate, type SimulatedRoleAlias } from "../shelves/iot.ts";

const missing = (sentence: string) => new AwsError("ResourceNotFoundException", sentence, 404);

function ofAlias<I extends { roleAlias?: string | undefined }>(
  answer: (alias: SimulatedRoleAlias, input: I) => object,
) {
  return oneOf<SimulatedRoleAlias, I, object>(roleAliases, {
    is: ({ roleAlias }, input) => roleAlias === input.roleAlias,
    missing: ({ roleAlias }) => missing(`Role alias ${roleAlias} cannot be found.`),
    answer,
  });
}

const exists = ofAlias<DeleteRoleAliasRequest>((alias) => alias);

const deleteRoleAlias: Operation<DeleteRoleAliasRequest> = (input, call) => {
  exists(input, call);
  roleAliases.drop(call.region, ({ roleAlias }) => roleAlias === input.roleAlias);
  return {};
};

export const iotWrites: Readonly<Record<string, Operation>> = {
  DeleteRoleAlias: deleteRoleAlias,
  UpdateRoleAlias: ofAlias<UpdateRoleAliasRequest>((alias, { roleArn, credentialDurationSeconds }) => {
    if (roleArn !== undefined) alias.roleArn = roleArn;
    if (credentialDurationSeconds !== undefined) alias.credentialDurationSeconds = credentialDurationSeconds;
    return { roleAlias: alias.roleAlias, roleAliasArn: alias.roleAliasArn };
  }),
  UpdateCertificate: oneOf<SimulatedCertificate, UpdateCertificateRequest, object>(certificates, {
    is: ({ certificateId }, input) => certificateId === input.certificateId,
    missing: ({ certificateId }) => missing(`Certificate ${certificateId} cannot be found.`),
    answer: (certificate, { newStatus }) => {
      if (newStatus !== undefined) certificate.status = newStatus;
      return {};
    },
  }),
};
