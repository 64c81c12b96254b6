/** A test: its file, and its name as it is written there. */
export type Shown = readonly [file: string, title: string];

/** Who attacks. */
export const attackers = {
  link: 'somebody who sends a link',
  shopper: 'the shopper',
  markup: 'somebody who gets markup into the page, but no script',
  answer: 'the merchant’s own server, when it is compromised or careless',
  network: 'somebody on the network, or at the CDN',
  script: 'a hostile script on the page',
  supply: 'somebody in the supply chain',
  other: 'another shopper, or another tab',
  robot: 'a robot that talks to the server',
  accident: 'nobody: an accident',
} as const;

/** An attack: one row of the table. */
export interface Attack {
  /** `T1` to `T36`. */
  readonly id: string;
  readonly who: readonly (keyof typeof attackers)[];
  /** Where it comes in, and what is tried: one sentence. */
  readonly attack: string;
  /** What the button or the reference server does about it. */
  readonly answer: string;
  readonly shown: readonly Shown[];
  /** What of it these tests do not show, or what is left to whoever runs the shop. */
  readonly limit?: string;
}
