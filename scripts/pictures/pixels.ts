import type { Page } from 'puppeteer-core';

/** A picture as a canvas gives it: four bytes a pixel (red, green, blue, opacity), row by row from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array | Uint8ClampedArray;
}

/** A picture as an address. */
export const addressOf = (png: Uint8Array): string => `data:image/png;base64,${Buffer.from(png).toString('base64')}`;

/** Decodes a picture on a canvas. Runs inside a page, as source text: it uses nothing from outside itself. */
export async function decode(address: string): Promise<Pixels> {
  const image = await createImageBitmap(await (await fetch(address)).blob());
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('Expected a canvas to draw on.');
  context.drawImage(image, 0, 0);
  return { width, height, bytes: context.getImageData(0, 0, width, height).data };
}

/** Reads a PNG with the browser's own decoder. `page` needs to show nothing. */
export async function readPixels(page: Page, png: Uint8Array): Promise<Pixels> {
  const source = `(${decode.toString()})(${JSON.stringify(addressOf(png))}).then(({ width, height, bytes }) => new Promise(
    (resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve({ width, height, address: reader.result });
      reader.readAsDataURL(new Blob([bytes]));
    }))`;
  const read = (await page.evaluate(source)) as { width: number; height: number; address: string };
  const { width, height, address } = read;
  return { width, height, bytes: Buffer.from(address.slice(address.indexOf(',') + 1), 'base64') };
}
