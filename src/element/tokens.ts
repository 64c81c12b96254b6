import { css } from 'lit';

/**
 * Every color there is, as private custom properties; docs/theming.md says how they contrast. Light or dark is what the
 * page says in its own `color-scheme`. An engine without `light-dark()` shows the light ones, and what has text has a
 * ground of its own, so that it is legible on a dark page, too.
 */
export const tokens = css`
  :host {
    --_text: #222;
    --_muted: #555;
    --_surface: #fff;
    /* Edges of what is to be found: a box to tick, the panel. */
    --_edge: #888;
    /* Over the surface: the row of the box for all, and lines that only divide. */
    --_tint: #8882;
    /* Over the button's background, at its edge: yellow has a shape on white, dark blue on black. */
    --_rim: #0008;
    /* Over the button, under the pointer and while it is pressed. */
    --_hover: #0001;
    --_press: #0003;
    --_disabled: #ddd;
    --_error: #a11;
    --_success: #064;
    /* How much of its text's color a status line has behind it, over the surface. */
    --_wash: 10%;
    /* The outer and the inner tone of the focus ring: one of them is seen on any color. */
    --_ring: #111;
    --_gap: #fff;
  }
  @supports (color: light-dark(red, red)) {
    :host {
      --_text: light-dark(#222, #eee);
      --_muted: light-dark(#555, #bbb);
      --_surface: light-dark(#fff, #222);
      --_rim: light-dark(#0008, #fff8);
      --_disabled: light-dark(#ddd, #444);
      --_error: light-dark(#a11, #fba);
      --_success: light-dark(#064, #8da);
      --_ring: light-dark(#111, #fff);
      --_gap: light-dark(#fff, #111);
    }
  }
  /* Yellow never carries white, and Naver's green carries black: white would be too pale on both. */
  .kakao_pay {
    --_brand: #fee500;
    --_on-brand: #191919;
  }
  .kr_card {
    --_brand: #1f2937;
    --_on-brand: #fff;
  }
  .naver_pay {
    --_brand: #03c75a;
    --_on-brand: #000;
  }
  .samsung_pay {
    --_brand: #1428a0;
    --_on-brand: #fff;
  }
  .payco {
    --_brand: #e7231e;
    --_on-brand: #fff;
  }
  .toss_pay {
    --_brand: #0064ff;
    --_on-brand: #fff;
  }
  .off {
    --_brand: var(--_surface);
    --_on-brand: var(--_text);
  }
`;
