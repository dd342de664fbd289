import { closest } from "#lib/closest.ts";
import { AppError } from "#lib/errors.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { partitionOf } from "#lib/readings/partitions.ts";
import { Budgets } from "./budget.ts";
import { ClientPool, requestHandler } from "./clients.ts";
import { type CredentialSource, providerFor, SharedCredentials } from "./credentials.ts";
import { failureOf, isAborted, isCredentialFailure, isUnreachable } from "./failure.ts";
import { credentialsEnded } from "./guard.ts";
import { follow } from "./pages.ts";

export interface CallerIdentity {
  account: string;
  arn: string;
  partition: string;
}

/** What the frame itself calls, beside the collectors; the last two are optional and only sharpen what it knows. */
export const frameActions = [
  "sts:GetCallerIdentity",
  "ec2:DescribeRegions",
  "servicequotas:ListServiceQuotas",
] as const;

/** One account as reached by one set of credentials. */
export class AwsSession {
  readonly budgets = new Budgets();
  readonly pool: ClientPool;
  readonly credentials: SharedCredentials;
  readonly #source: CredentialSource;
  readonly #homeRegion: string;
  #known: Promise<ReadonlyMap<string, boolean>> | undefined;

  constructor(source: CredentialSource, options: { homeRegion: string; endpoint?: string }) {
    this.#source = source;
    this.#homeRegion = options.homeRegion;
    this.credentials = new SharedCredentials(() => providerFor(source, { ...options, requestHandler }));
    this.pool = new ClientPool({
      credentials: this.credentials,
      budgets: this.budgets,
      ...(options.endpoint && { endpoint: options.endpoint }),
    });
  }

  /**
   * Who the credentials are. An endpoint without STS still gives an identity, whose account is `000000000000`.
   * @throws AppError `credentials`, `assume-role` or `endpoint`.
   */
  async identity(): Promise<CallerIdentity> {
    try {
      const abortSignal = AbortSignal.timeout(patienceMs);
      const client = await this.pool.get("sts", this.#homeRegion);
      const answer = await client.getCallerIdentity({}, { abortSignal });
      const arn = answer.Arn ?? "";
      const account = answer.Account ?? parseArn(arn)?.account ?? unknownAccount;
      return { account, arn, partition: parseArn(arn)?.partition ?? partitionOf(this.#homeRegion) };
    } catch (error) {
      throwIfFatal(error, this.#source);
      return { account: unknownAccount, arn: "", partition: partitionOf(this.#homeRegion) };
    }
  }

  /**
   * The regions to scan: those asked for, or with `all` every enabled one that has SageMaker. One of `before`, which were
   * enabled once, may be disabled by now: it is left out then.
   * @throws AppError `region` when another one asked for does not exist or is not enabled for the account.
   */
  async regions(wanted: readonly string[] | "all", before: readonly string[] = []): Promise<string[]> {
    const known = await this.#knownRegions();
    if (wanted === "all") {
      if (known.size === 0) {
        throw new AppError(
          "region",
          "The regions of the account could not be listed.",
          "Name them: --regions us-east-1,eu-west-1, or allow ec2:DescribeRegions.",
        );
      }
      return [...known]
        .filter(([name, enabled]) => enabled && !withoutSageMaker.has(name))
        .map(([name]) => name)
        .sort();
    }
    const isClosed = (region: string) => before.includes(region) && known.get(region) === false;
    const open = wanted.filter((region) => !isClosed(region));
    for (const region of open) {
      if (!/^[a-z]{2,4}(-[a-z]+)+-\d$/.test(region) || (known.size > 0 && !known.has(region))) {
        const similar = closest(region, [...known.keys()]);
        throw new AppError(
          "region",
          `There is no AWS region "${region}".`,
          similar ? `Did you mean ${similar}?` : "Region names look like us-east-1.",
        );
      }
      if (known.get(region) === false) {
        throw new AppError(
          "region",
          `The region ${region} is not enabled for this account.`,
          "Enable it under Account settings in the AWS console, or leave it out.",
        );
      }
    }
    return [...new Set(open)];
  }

  /** Those of them that are not enabled for the account any more, as far as it says which are. */
  async closed(before: readonly string[]): Promise<string[]> {
    const known = await this.#knownRegions();
    return before.filter((region) => known.get(region) === false);
  }

  /** Region name → enabled; empty when it cannot be read. Asked once: a session is as long as a scan. */
  #knownRegions(): Promise<ReadonlyMap<string, boolean>> {
    this.#known ??= this.#askRegions();
    return this.#known;
  }

  async #askRegions(): Promise<ReadonlyMap<string, boolean>> {
    try {
      const client = await this.pool.get("ec2", this.#homeRegion);
      const abortSignal = AbortSignal.timeout(patienceMs);
      const answer = await client.describeRegions({ AllRegions: true }, { abortSignal });
      return new Map(
        (answer.Regions ?? []).map(({ RegionName = "", OptInStatus }) => [RegionName, OptInStatus !== "not-opted-in"]),
      );
    } catch {
      return new Map();
    }
  }

  /** Takes the account's own request quotas for SageMaker, where Service Quotas tells them. */
  async learnQuotas(region: string): Promise<void> {
    try {
      const client = await this.pool.get("servicequotas", region);
      const next = (NextToken: string | undefined) =>
        client.listServiceQuotas({ ServiceCode: "sagemaker", MaxResults: 100, NextToken });
      for await (const page of follow(next, ({ NextToken }) => NextToken)) {
        for (const { QuotaName, Value } of page.Quotas ?? []) {
          const operation = /^Rate of (\w+) requests$/.exec(QuotaName ?? "")?.[1];
          if (operation && typeof Value === "number" && Value > 0)
            this.budgets.setQuota(region, `sagemaker:${operation}`, Value);
        }
      }
    } catch {
      // Optional: the documented quotas stand.
    }
  }
}

/** Every other region has it. Source: endpoints.json of botocore 1.44.8, `api.sagemaker`. */
const withoutSageMaker: ReadonlySet<string> = new Set(["us-iso-west-1", "us-isob-west-1"]);

/** An endpoint that does not say who we are in this time will not answer the rest either. */
const patienceMs = 15_000;

const unknownAccount = "000000000000";

function throwIfFatal(error: unknown, source: CredentialSource): void {
  const failure = failureOf(error, "sts:GetCallerIdentity");
  if (isAborted(error)) {
    throw new AppError(
      "endpoint",
      `AWS did not answer within ${patienceMs / 1000} seconds.`,
      "Check the network, the proxy and AWS_ENDPOINT_URL.",
    );
  }
  if (isUnreachable(error)) {
    throw new AppError(
      "endpoint",
      `AWS did not answer (${failure.code}: ${failure.message}).`,
      "Check the network, the proxy and AWS_ENDPOINT_URL.",
      { cause: error },
    );
  }
  if (source.type === "role" && failure.class === "denied") {
    throw new AppError(
      "assume-role",
      `The role ${source.roleArn} could not be assumed: ${failure.message}`,
      "Check that its trust policy allows this identity, and the external id.",
      { cause: error },
    );
  }
  if (
    /Could not load credentials|could not be resolved|Could not resolve credentials|credentials_source/i.test(
      failure.message,
    )
  ) {
    throw new AppError(
      "credentials",
      `No AWS credentials were found (${failure.message}).`,
      "Set AWS_PROFILE or sign in (aws sso login), name a profile with --profile, or try the demo account with --demo.",
      { cause: error },
    );
  }
  if (isCredentialFailure(error)) throw credentialsEnded(error);
}
