import type { Method, PayState } from '../../src/contract/types.js';

/** The languages, widths (CSS pixels) and color schemes that sheets are made in. */
export const languages = ['ko', 'en'] as const;
export const widths = [320, 768, 1280] as const;
export const schemes = ['light', 'dark'] as const;

export type Language = (typeof languages)[number];
export type Width = (typeof widths)[number];
export type Scheme = (typeof schemes)[number];

/** One button on a sheet. */
export interface Exhibit {
  /** Names the element, its order and the script of its endpoint (scripted-endpoint.ts). */
  readonly id: string;
  readonly caption: string;
  readonly method?: Method;
  /** Attributes beyond `method`, `endpoint`, `order-id`, `amount`, as markup. */
  readonly attributes?: string;
  /** Shows the panel of terms. */
  readonly terms?: true;
  /** What is clicked, in order. */
  readonly clicks?: readonly ('button' | 'agree-all')[];
  /** The focus comes here by the Tab key. */
  readonly focused?: true;
  /** Where the clicks lead. */
  readonly state: PayState;
  /** The events that a page hears on the way, in order. */
  readonly hears: readonly string[];
}

/** Exhibits that belong together. */
export interface Group {
  readonly id: string;
  readonly exhibits: readonly Exhibit[];
}

const still = { state: 'ready', hears: [] } as const;
const pressed = { clicks: ['button'] } as const;

const methods = ['kakao_pay', 'kr_card', 'naver_pay', 'samsung_pay', 'payco', 'toss_pay'] as const;
const sizes = ['s', 'm', 'l'] as const;

/** All that a sheet shows. */
export const groups: readonly Group[] = [
  {
    id: 'looks',
    exhibits: [
      ...methods.map((method) => ({ id: method, caption: method, method, ...still })),
      { id: 'plain', caption: 'brand-colors="off"', attributes: 'brand-colors="off"', ...still },
      ...sizes.map((size) => ({ id: size, caption: `size="${size}"`, attributes: `size="${size}"`, ...still })),
      { id: 'focused', caption: 'focus', focused: true, ...still },
    ],
  },
  {
    id: 'states',
    exhibits: [
      { id: 'ready', caption: 'ready', ...still },
      { id: 'starting', caption: 'starting', ...pressed, state: 'starting', hears: ['kr-pay-start'] },
      {
        id: 'leaving',
        caption: 'leaving',
        ...pressed,
        state: 'leaving',
        hears: ['kr-pay-start', 'kr-pay-redirect'],
      },
      {
        id: 'opening',
        caption: 'opening',
        ...pressed,
        state: 'opening',
        hears: ['kr-pay-start', 'kr-pay-pending'],
      },
      { id: 'confirming', caption: 'confirming', ...pressed, state: 'confirming', hears: ['kr-pay-start'] },
      { id: 'pending', caption: 'pending', ...pressed, state: 'pending', hears: ['kr-pay-start', 'kr-pay-pending'] },
      {
        id: 'succeeded',
        caption: 'succeeded',
        ...pressed,
        state: 'succeeded',
        hears: ['kr-pay-start', 'kr-pay-success'],
      },
      { id: 'failed', caption: 'failed', ...pressed, state: 'failed', hears: ['kr-pay-start', 'kr-pay-failure'] },
    ],
  },
  {
    id: 'terms',
    exhibits: [
      { id: 'unticked', caption: 'terms: unticked', terms: true, ...still },
      {
        id: 'ticked',
        caption: 'terms: ticked',
        terms: true,
        clicks: ['agree-all'],
        state: 'ready',
        hears: ['kr-pay-consent'],
      },
      {
        id: 'missing',
        caption: 'terms: missing',
        terms: true,
        ...pressed,
        state: 'ready',
        hears: ['kr-pay-failure'],
      },
    ],
  },
];

export const exhibits: readonly Exhibit[] = groups.flatMap((group) => group.exhibits);
