import type { SageMakerClient, ServiceInputTypes, ServiceOutputTypes } from "@aws-sdk/client-sagemaker";
import { fromNodeProviderChain, fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, InitializeMiddleware } from "@smithy/types";
import { hasExpired, isUnreachable } from "./failure.ts";

/** How to reach an account. `static` is for the simulated account only: its keys open nothing. */
export type CredentialSource =
  | { type: "default" }
  | { type: "profile"; profile: string }
  | { type: "role"; roleArn: string; externalId?: string; profile?: string }
  | { type: "static"; accessKeyId: string; secretAccessKey: string };

/** The SDK's own measure: what ends so soon is fetched anew. */
const soonMs = 300_000;

/**
 * The credentials of one account, fetched once for all of its clients: anew before they end, and when AWS calls them expired
 * (a profile's file may have been written since). When there are no others, that is the end: no call is made in vain after it.
 */
export class SharedCredentials {
  readonly #make: () => AwsCredentialIdentityProvider;
  #source: AwsCredentialIdentityProvider;
  #held: AwsCredentialIdentity | undefined;
  #asking: Promise<AwsCredentialIdentity> | undefined;
  #ended: { error: unknown } | undefined;

  /** @param make gives a provider that remembers nothing. */
  constructor(make: () => AwsCredentialIdentityProvider) {
    this.#make = make;
    this.#source = make();
  }

  readonly provide = async (): Promise<AwsCredentialIdentity> => {
    const held = this.#held;
    if (held && !endsWithin(held, soonMs)) return held;
    return this.#ask().catch((error: unknown) => {
      // Whatever kept others from us may be over at the next call: these are good until they end.
      if (held && !endsWithin(held, 0)) return held;
      throw error;
    });
  };

  /** True once AWS took the credentials for expired, and there were no others. */
  get haveEnded(): boolean {
    return this.#ended !== undefined;
  }

  /** Makes calls of a client again, with other credentials, where AWS calls those it used expired. */
  renewFor(client: Pick<SageMakerClient, "middlewareStack" | "config">): void {
    const middleware: InitializeMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => async (args) => {
      if (this.#ended) throw this.#ended.error;
      let used: AwsCredentialIdentity | undefined;
      try {
        used = await client.config.credentials();
        return await next(args);
      } catch (error) {
        if (!hasExpired(error)) throw error;
        if (!used || !(await this.#haveOthers(used))) throw this.#end(error);
        await client.config.credentials({ forceRefresh: true });
      }
      return next(args).catch((error: unknown) => {
        throw hasExpired(error) ? this.#end(error) : error;
      });
    };
    client.middlewareStack.add(middleware, { name: "renewal", step: "initialize", priority: "high" });
  }

  async #haveOthers(used: AwsCredentialIdentity): Promise<boolean> {
    if (!isOther(this.#held, used)) {
      this.#source = this.#make();
      await this.#ask().catch((error: unknown) => {
        if (isUnreachable(error)) throw error;
      });
    }
    return isOther(this.#held, used);
  }

  #end(error: unknown): unknown {
    this.#ended ??= { error };
    return error;
  }

  #ask(): Promise<AwsCredentialIdentity> {
    this.#asking ??= this.#source()
      .then((given) => {
        this.#held = given;
        return given;
      })
      .finally(() => {
        this.#asking = undefined;
      });
    return this.#asking;
  }
}

function endsWithin({ expiration }: AwsCredentialIdentity, ms: number): boolean {
  return expiration !== undefined && expiration.getTime() - Date.now() < ms;
}

function isOther(held: AwsCredentialIdentity | undefined, used: AwsCredentialIdentity): boolean {
  return held !== undefined && (held.accessKeyId !== used.accessKeyId || held.sessionToken !== used.sessionToken);
}

/** What is asked on the way (STS, Identity Center) is given up on like all else: `requestHandler` has that patience. */
export function providerFor(
  source: CredentialSource,
  { homeRegion, endpoint, requestHandler }: { homeRegion: string; endpoint?: string; requestHandler: NodeHttpHandler },
): AwsCredentialIdentityProvider {
  if (source.type === "static") {
    const { accessKeyId, secretAccessKey } = source;
    return async () => ({ accessKeyId, secretAccessKey });
  }
  const profile = source.type === "default" ? undefined : source.profile;
  const clientConfig = { requestHandler, ...(endpoint && { endpoint }) };
  // Files as they are now: the SDK would remember them for as long as the process lives.
  const own = fromNodeProviderChain({ clientConfig, ignoreCache: true, ...(profile && { profile }) });
  if (source.type === "role") {
    return fromTemporaryCredentials({
      masterCredentials: own,
      params: {
        RoleArn: source.roleArn,
        RoleSessionName: "sagewarden",
        ...(source.externalId && { ExternalId: source.externalId }),
      },
      clientConfig: { ...clientConfig, region: homeRegion },
    }) as AwsCredentialIdentityProvider;
  }
  // The region of whoever asks, not one for all that is asked on the way: Identity Center is in a region of its own.
  return () => own({ callerClientConfig: { region: async () => homeRegion } });
}
