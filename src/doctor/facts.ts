import type { FrameKind } from '../browser/frame.js';
import type { RawSettings } from '../settings/settings.js';

/** Attributes as they are written, by name. */
export type Attributes = Readonly<Record<string, string>>;

/** A term of a button. */
export interface TermFacts {
  readonly id: string;
  readonly label: string;
  readonly href: string | undefined;
  /** Of a `<kr-pay-term>`; undefined for one of the `terms` property. */
  readonly attributes: Attributes | undefined;
}

/** A part inside a button that a shopper cannot see. */
export interface HiddenPart {
  readonly part: string;
  /** The declaration that does it, such as `display: none`. */
  readonly by: string;
}

/** What is there to know about one `<kr-pay-button>`. */
export interface ButtonFacts {
  /** Whether it is more than an unknown tag. */
  readonly upgraded: boolean;
  /** The properties, or the attributes where it is not upgraded. */
  readonly raw: RawSettings;
  /** The `action` of a form inside. */
  readonly formAction: string | null;
  readonly allowFramed: boolean;
  readonly disabled: boolean;
  readonly attributes: Attributes;
  readonly terms: readonly TermFacts[];
  readonly hiddenParts: readonly HiddenPart[];
  /** The first thing inside that no slot shows, such as `<h1>` or a text. */
  readonly unshown: string | undefined;
}

/** What is there to know about the page. */
export interface PageFacts {
  readonly address: string;
  readonly secureContext: boolean;
  readonly frame: FrameKind;
  /** Whether the page loaded so long ago that every script should have run. */
  readonly settled: boolean;
  /** The version of the registered button; empty when it tells none, undefined when there is no definition. */
  readonly registered: string | undefined;
  /** The version of this doctor. */
  readonly doctor: string;
  /** Addresses of the button's own files that the page loaded or names in a script tag, each once. */
  readonly scripts: readonly string[];
  /** What the button said in the console when a second copy came. */
  readonly secondCopy: string | undefined;
  readonly buttons: number;
  /** Providers' global names that are an element of the page. */
  readonly clobbered: readonly string[];
}
