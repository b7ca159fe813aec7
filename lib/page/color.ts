/** Red, green and blue from 0 to 255, and opacity from 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number, alpha: number];

const plainForm = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/;
const known = new Map<string, Color>();

/** Draws one pixel in the colour: the browser itself knows every notation, such as `oklch()` or `color-mix()`. */
const drawn = (css: string): Color => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
};

/** The colour of a computed style. */
export const parseColor = (css: string): Color => {
  const [, red, green, blue, alpha = 1] = plainForm.exec(css) ?? [];
  const color: Color =
    known.get(css) ?? (red ? [Number(red), Number(green), Number(blue), Number(alpha)] : drawn(css));
  known.set(css, color);
  return color;
};

/** What one sees where `top` lies on an opaque ground. */
export const over = ([red, green, blue, alpha]: Color, ground: Color): Color => {
  const mix = (top: number, below: number): number => top * alpha + below * (1 - alpha);
  return [mix(red, ground[0]), mix(green, ground[1]), mix(blue, ground[2]), 1];
};

/** How far two opaque colours are apart: 0 for the same, 765 for black and white. */
export const distance = (one: Color, other: Color): number =>
  Math.abs(one[0] - other[0]) + Math.abs(one[1] - other[1]) + Math.abs(one[2] - other[2]);
