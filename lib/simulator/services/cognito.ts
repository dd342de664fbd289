import type {
  DescribeUserPoolRequest,
  DescribeUserPoolResponse,
  SetUserPoolMfaConfigRequest,
  UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import * as client from "@aws-sdk/client-cognito-identity-provider";
import { AwsError } from "../aws-error.ts";
import type { Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { userPools } from "../shelves/cognito.ts";
import { oneOf } from "./shelved.ts";

// Source: answers seen in public issues.
const missing = ({ UserPoolId }: { UserPoolId: string | undefined }) =>
  new AwsError("ResourceNotFoundException", `User pool ${UserPoolId} does not exist.`);

export const cognito: Service = {
  name: "cognito-idp",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: {
    DescribeUserPool: oneOf<UserPoolType, DescribeUserPoolRequest, DescribeUserPoolResponse>(userPools, {
      is: ({ Id }, { UserPoolId }) => Id === UserPoolId,
      missing,
      answer: (UserPool) => ({ UserPool }),
    }),
    SetUserPoolMfaConfig: oneOf<UserPoolType, SetUserPoolMfaConfigRequest, object>(userPools, {
      is: ({ Id }, { UserPoolId }) => Id === UserPoolId,
      missing,
      answer(pool, { MfaConfiguration }) {
        Object.assign(pool, { MfaConfiguration });
        return { MfaConfiguration };
      },
    }),
  },
  badToken: ["InvalidParameterException", "Invalid pagination token."],
};
