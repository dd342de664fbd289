import type {
  DescribeCertificateRequest,
  DescribeCertificateResponse,
  DescribeRoleAliasRequest,
  DescribeRoleAliasResponse,
  GetEffectivePoliciesRequest,
  GetEffectivePoliciesResponse,
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
import type { Service } from "../call.ts";
import { restProtocol } from "../protocols/rest.ts";
import {
  certificates,
  iotPolicies,
  roleAliases,
  type SimulatedCertificate,
  type SimulatedIotPolicy,
  type SimulatedRoleAlias,
  type SimulatedThing,
  things,
} from "../shelves/iot.ts";
import { iotWrites } from "../writes/iot.ts";
import { listOf, oneOf } from "./shelved.ts";

function missing(sentence: string): AwsError {
  return new AwsError("ResourceNotFoundException", sentence, 404);
}

const paged = { token: ["marker", "nextMarker"], size: ["pageSize", 25] } as const;

const listThingPrincipals = oneOf<SimulatedThing, ListThingPrincipalsRequest, ListThingPrincipalsResponse>(things, {
  is: ({ thingName }, input) => thingName === input.thingName,
  missing: ({ thingName }) => missing(`Thing ${thingName} cannot be found.`),
  answer: (thing, { nextToken, maxResults = 25 }, call) => {
    const page = call.page(thing.principals, { token: nextToken, size: maxResults });
    return { principals: page.items, ...(page.next !== undefined && { nextToken: page.next }) };
  },
});

const listAttachedPolicies = oneOf<SimulatedCertificate, ListAttachedPoliciesRequest, ListAttachedPoliciesResponse>(
  certificates,
  {
    is: ({ certificateArn }, { target }) => certificateArn === target,
    missing: ({ target }) => missing(`Principal ${target} does not exist.`),
    answer: (certificate, { marker, pageSize = 25 }, call) => {
      const attached = iotPolicies
        .on(call.region)
        .filter(({ policyName }) => certificate.policies.includes(policyName));
      const page = call.page(attached, { token: marker, size: pageSize });
      const policies = page.items.map(({ policyName, policyArn }) => ({ policyName, policyArn }));
      return { policies, ...(page.next !== undefined && { nextMarker: page.next }) };
    },
  },
);

const getEffectivePolicies = oneOf<SimulatedCertificate, GetEffectivePoliciesRequest, GetEffectivePoliciesResponse>(
  certificates,
  {
    is: ({ certificateArn }, { principal }) => certificateArn === principal,
    missing: ({ principal }) => missing(`Principal ${principal} does not exist.`),
    answer: (certificate, { thingName }, { region }) => {
      const thing = things.on(region).find((one) => one.thingName === thingName);
      if (thingName !== undefined && !thing) throw missing(`Thing ${thingName} cannot be found.`);
      const names = [...certificate.policies, ...(thing?.groupPolicies ?? [])];
      const effective = iotPolicies.on(region).filter(({ policyName }) => names.includes(policyName));
      return {
        effectivePolicies: effective.map(({ policyName, policyArn, policyDocument }) => ({
          policyName,
          policyArn,
          policyDocument,
        })),
      };
    },
  },
);

export const iot: Service = {
  name: "iot",
  dialect: "json",
  protocol: restProtocol(client, { format: "json" }),
  operations: {
    GetEffectivePolicies: getEffectivePolicies,
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
    ...iotWrites,
  },
  badToken: ["InvalidRequestException", "Invalid marker."],
};
