import type {
  ConfigRule,
  ConfigurationRecorder,
  ConfigurationRecorderStatus,
  DeliveryChannel,
} from "@aws-sdk/client-config-service";
import { shelf } from "../shelf.ts";

export interface SimulatedRecorder extends ConfigurationRecorder {
  name: string;
  status: ConfigurationRecorderStatus;
}

export const recorders = shelf<SimulatedRecorder>("config recorders");
export const deliveryChannels = shelf<DeliveryChannel>("config delivery-channels");
export const configRules = shelf<ConfigRule>("config rules");
