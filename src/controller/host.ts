import type { ConsentRecord } from '../contract/types.js';
import type { Failure } from '../contract/failure.js';
import type { Messages } from '../i18n/messages.js';
import type { Settings } from '../settings/settings.js';

/** What the controller needs of the element that it works for. */
export interface Host {
  readonly isConnected: boolean;
  /** Dispatches an event at the element; false when a listener canceled it. */
  tell(event: Event): boolean;
  readonly orderId: string | undefined;
  /** The attributes as they stand now. */
  readonly settings: Settings;
  readonly messages: Messages;
  /** What stands in the way of a start, if anything. `further`: of one more step, which needs no attributes and terms. */
  obstacle(further?: boolean): Failure | undefined;
  /** What was agreed to, as text: another text means another purchase. */
  consentKey(): string;
  /** The record, at once where it was made before; nothing where there are no terms. */
  consentRecord(): ConsentRecord | Promise<ConsentRecord> | undefined;
  /** Takes every tick back: the terms have changed. */
  untick(): void;
  /** The flow has moved: show it. */
  flowChanged(): void;
}
