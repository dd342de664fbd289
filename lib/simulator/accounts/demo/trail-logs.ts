import type { CloudTrailRecord, SimulatedObject, SimulatedObjects, SimulatedRegion } from "#lib/simulator/account.ts";
import type { Actor } from "#lib/simulator/accounts/build/actors.ts";
import { seededRandom } from "#lib/simulator/accounts/build/random.ts";
import { at, day, type Frame, minute, openSite, sagemakerArn } from "#lib/simulator/accounts/build/site.ts";
import { record } from "#lib/simulator/accounts/build/trail.ts";
import type { Cast } from "./cast.ts";

/** Of the company's log archive, which is another account's: it lets this one read its own logs. */
export const trailBucket = { bucket: "nwa-cloudtrail", region: "us-east-1" };

/**
 * The logs of the company's trail: what the event history shows, a file a day and region; what it has forgotten of the months before, in
 * which the older resources were made; and what credit-risk's models were asked, which
 * its trail records and the history never has.
 */
export function trailLogs(
  frame: Frame,
  regions: readonly SimulatedRegion[],
  older: readonly CloudTrailRecord[],
  cast: Cast,
): SimulatedObjects {
  const objects = new Map<string, SimulatedObject>();
  for (const { name, events } of regions) {
    const before = older.filter(({ awsRegion }) => awsRegion === name);
    const all = [...before, ...events, ...(name === "eu-west-1" ? modelUses(frame, name, cast) : [])];
    for (const [date, records] of Map.groupBy(all, ({ eventTime }) => eventTime.slice(0, 10))) {
      const modified = new Date(Date.parse(date) + day + 5 * minute);
      if (modified > frame.now) continue;
      objects.set(keyOf(frame, name, modified), { records, modified });
    }
  }
  return { ...trailBucket, objects };
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function keyOf({ account }: Frame, region: string, delivered: Date): string {
  const iso = delivered.toISOString();
  const stamp = `${iso.slice(0, 16).replaceAll(/[-:]/g, "")}Z`;
  const unique = seededRandom(`log ${region} ${stamp}`).text(16, letters);
  const folder = `AWSLogs/${account}/CloudTrail/${region}/${iso.slice(0, 10).replaceAll("-", "/")}`;
  return `${folder}/${account}_CloudTrail_${region}_${stamp}_${unique}.json.gz`;
}

/** Each workday the pipeline asks the model whether it still answers as it should; an engineer once looked up what is known of applicants. */
function modelUses(frame: Frame, region: string, cast: Cast): CloudTrailRecord[] {
  const site = openSite(frame, region);
  const use = (by: Actor, moment: Date, action: string, host: string, type: string, arn: string, request?: object) => {
    const random = seededRandom(`use ${region} ${site.content.events.length}`);
    const tlsDetails = by.tls && { ...by.tls, clientProvidedHostHeader: `${host}.${region}.amazonaws.com` };
    record(site, {
      ...{ at: moment, by, action: `sagemaker:${action}` },
      ...(request && { request }),
      extra: {
        ...{ eventID: random.uuid(), requestID: random.uuid(), eventCategory: "Data", managementEvent: false },
        resources: [{ accountId: frame.account, type, ARN: arn }],
        ...(tlsDetails && { tlsDetails }),
      },
    });
  };
  const endpoint = sagemakerArn(site, "endpoint", "credit-risk-pd-retail");
  const applicants = sagemakerArn(site, "feature-group", "credit-risk-applicants");
  for (let ago = 60; ago >= 2; ago--) {
    for (let minutes = 10; minutes < 40; minutes += 5) {
      const moment = at(site, ago, `06:${minutes}:12`);
      if (moment.getUTCDay() % 6 === 0) continue;
      // Of what a model is asked CloudTrail records no parameters.
      use(cast.creditRiskCi, moment, "InvokeEndpoint", "runtime.sagemaker", "AWS::SageMaker::Endpoint", endpoint);
    }
  }
  for (let seconds = 10; seconds < 58; seconds += 4) {
    const request = { FeatureGroupName: "credit-risk-applicants" };
    const moment = at(site, 5, `14:22:${seconds}`);
    use(
      ...([cast.lars, moment, "GetRecord", "featurestore-runtime.sagemaker", "AWS::SageMaker::FeatureGroup"] as const),
      ...([applicants, request] as const),
    );
  }
  return site.content.events;
}
