/** User agents of apps' own browsers, as in test/browser/device.test.ts. */
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 16_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const android =
  'Mozilla/5.0 (Linux; Android 13; SM-X706N Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko)';
const chrome = 'Chrome/115.0.5790.138 Mobile Safari/537.36';

export const userAgents = {
  'KakaoTalk on iOS': `${iphone} Mobile/15E148 KAKAOTALK 10.3.1`,
  'KakaoTalk on Android': `${android} Version/4.0 Chrome/115.0.5790.138 Safari/537.36;KAKAOTALK 2410310`,
  'LINE on iOS': `${iphone} Mobile/15E148 Safari Line/11.7.2`,
  'LINE on Android': `${android} Version/4.0 ${chrome} Line/11.7.2/IAB`,
  'Naver on iOS': `${iphone} Version/16.5 Mobile/15E148 Safari/605.1 NAVER(inapp; search; 1010; 11.24.5; 12PRO)`,
  'Naver on Android': `${android} Version/4.0 Chrome/102.0.5005.189 Whale/1.0.0.0 Safari/537.36 NAVER(inapp; search; 1010; 11.24.6)`,
  'Instagram on iOS': `${iphone} Mobile/15E148 Instagram 142.0.0.22.109 (iPhone12,5; iOS 14_1; en_US; scale=3.00)`,
  'Instagram on Android': `${android} Version/4.0 ${chrome} Instagram 300.0.0.29.110 Android (33/13; 480dpi)`,
  'Facebook on iOS': `${iphone} Mobile/15E148 [FBAN/FBIOS;FBDV/iPhone13,3;FBSN/iOS;FBSV/14.5]`,
  'Facebook on Android': `${android} Version/4.0 ${chrome} [FB_IAB/FB4A;FBAV/322.0.0.35.121;]`,
  'another web view on iOS': `${iphone} Mobile/15E148`,
  'another web view on Android': `${android} Version/4.0 ${chrome}`,
  'Safari on iOS': `${iphone} Version/16.5 Mobile/15E148 Safari/604.1`,
  'Chrome on Android': `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) ${chrome}`,
} as const;

/** Lets this page pass for one in an app. */
export function pretend(name: keyof typeof userAgents): void {
  Object.defineProperty(navigator, 'userAgent', { value: userAgents[name], configurable: true });
}

/** Takes back what a test put over the navigator. */
export function beYourself(): void {
  Reflect.deleteProperty(navigator, 'userAgent');
  Reflect.deleteProperty(navigator, 'clipboard');
}

/** Puts a clipboard in the place of the browser's; answers what was written to it. */
export function clipboard(allowed: boolean): string[] {
  const written: string[] = [];
  const writeText = async (text: string): Promise<void> => {
    if (!allowed) throw new DOMException('Write permission denied.', 'NotAllowedError');
    written.push(text);
  };
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  return written;
}
