import type {
  DescribeUserPoolRequest,
  DescribeUserPoolResponse,
  UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import * as client from "@aws-sdk/client-cognito-identity-provider";
import { AwsError } from "../aws-error.ts";
import type { Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { userPools } from "../shelves/cognito.ts";
import { oneOf } from "./shelved.ts";

export const cognito: Service = {
  name: "cognito-idp",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: {
    DescribeUserPool: oneOf<UserPoolType, DescribeUserPoolRequest, DescribeUserPoolResponse>(userPools, {
      is: ({ Id }, { UserPoolId }) => Id === UserPoolId,
      // Source: answers seen in public issues.
      missing: ({ UserPoolId }) => new AwsError("ResourceNotFoundException", `User pool ${UserPoolId} does not exist.`),
      answer: (UserPool) => ({ UserPool }),
    }),
  },
  badToken: ["InvalidParameterException", "Invalid pagination token."],
};
