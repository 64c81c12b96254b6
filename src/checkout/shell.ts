import type { Messages } from '../i18n/messages.js';
import type { RawSettings } from '../settings/settings.js';

/** The element that a checkout works for. */
export interface Shell extends HTMLElement, Readonly<Record<keyof RawSettings, unknown>> {
  readonly allowFramed: boolean;
  readonly disabled: boolean;
  readonly terms: unknown;
  /** The texts that are shown; there before a checkout is. */
  readonly messages: Messages | undefined;
  readonly updateComplete: Promise<boolean>;
  /** Something to show has changed. */
  changed(): void;
}
