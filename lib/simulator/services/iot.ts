import type {
  DescribeCertificateRequest,
  DescribeCertificateResponse,
  DescribeRoleAliasRequest,
  DescribeRoleAliasResponse,
  GetPolicyRequest,
  GetPolicyResponse,
  ListAttachedPoliciesRequest,
  ListAttachedPoliciesResponse,
  ListCertificatesRequest,
  ListCertificatesResponse,
  ListRoleAliasesRequest,
  ListRoleAliasesResponse,
  ListThingPrincipalsRequest,
  ListThingPrincipalsResponse,
} from "@aws-sdk/client-iot";
import * as client from "@aws-sdk/client-iot";
import { AwsError } from "../aws-error.ts";
import type { Operation, Service } from "../call.ts";
import { restProtocol } from "../protocols/rest.ts";
import {
  certificates,
  iotPolicies,
  roleAliases,
  type SimulatedCertificate,
  type SimulatedIotPolicy,
  type SimulatedRoleAlias,
  things,
} from "../shelves/iot.ts";
import { listOf, oneOf } from "./shelved.ts";

function missing(sentence: string): AwsError {
  return new AwsError("ResourceNotFoundException", sentence, 404);
}

const paged = { token: ["marker", "nextMarker"], size: ["pageSize", 25] } as const;

const listThingPrincipals: Operation<ListThingPrincipalsRequest, ListThingPrincipalsResponse> = (input, call) => {
  const thing = call.gone ? undefined : things.on(call.region).find(({ thingName }) => thingName === input.thingName);
  if (!thing) throw missing(`Thing ${input.thingName} cannot be found.`);
  const page = call.page(thing.principals, { token: input.nextToken, size: input.maxResults ?? 25 });
  return { principals: [...page.items], ...(page.next !== undefined && { nextToken: page.next }) };
};

const listAttachedPolicies: Operation<ListAttachedPoliciesRequest, ListAttachedPoliciesResponse> = (input, call) => {
  const target = certificates.on(call.region).find(({ certificateArn }) => certificateArn === input.target);
  if (!target || call.gone) throw missing(`Principal ${input.target} does not exist.`);
  const attached = iotPolicies.on(call.region).filter(({ policyName }) => target.policies.includes(policyName));
  const page = call.page(attached, { token: input.marker, size: input.pageSize ?? 25 });
  const policies = page.items.map(({ policyName, policyArn }) => ({ policyName, policyArn }));
  return { policies, ...(page.next !== undefined && { nextMarker: page.next }) };
};

export const iot: Service = {
  name: "iot",
  dialect: "json",
  protocol: restProtocol(client, { format: "json" }),
  operations: {
    ListThingPrincipals: listThingPrincipals,
    ListAttachedPolicies: listAttachedPolicies,
    ListCertificates: listOf<SimulatedCertificate, ListCertificatesRequest, ListCertificatesResponse>(certificates, {
      ...paged,
      items: "certificates",
      shown: ({ certificateArn, certificateId, certificateMode, creationDate, status }) => ({
        certificateArn,
        certificateId,
        certificateMode,
        creationDate,
        status,
      }),
    }),
    DescribeCertificate: oneOf<SimulatedCertificate, DescribeCertificateRequest, DescribeCertificateResponse>(
      certificates,
      {
        is: ({ certificateId }, input) => certificateId === input.certificateId,
        missing: ({ certificateId }) => missing(`Certificate ${certificateId} cannot be found.`),
        answer: ({ policies: _policies, ...certificateDescription }) => ({ certificateDescription }),
      },
    ),
    GetPolicy: oneOf<SimulatedIotPolicy, GetPolicyRequest, GetPolicyResponse>(iotPolicies, {
      is: ({ policyName }, input) => policyName === input.policyName,
      missing: ({ policyName }) => missing(`Policy not found (name=${policyName})`),
      answer: (policy) => policy,
    }),
    ListRoleAliases: listOf<SimulatedRoleAlias, ListRoleAliasesRequest, ListRoleAliasesResponse>(roleAliases, {
      ...paged,
      items: "roleAliases",
      shown: ({ roleAlias }) => roleAlias,
    }),
    DescribeRoleAlias: oneOf<SimulatedRoleAlias, DescribeRoleAliasRequest, DescribeRoleAliasResponse>(roleAliases, {
      is: ({ roleAlias }, input) => roleAlias === input.roleAlias,
      missing: ({ roleAlias }) => missing(`Role alias ${roleAlias} cannot be found.`),
      answer: (roleAliasDescription) => ({ roleAliasDescription }),
    }),
  },
  badToken: ["InvalidRequestException", "Invalid marker."],
};
