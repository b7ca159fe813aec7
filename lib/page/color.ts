/** Red, green, blue from 0 to 255, and opacity from 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number, alpha: number];

const plainForm = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/;
const known = new Map<string, Color>();

/** Draws one pixel in the colour: the browser itself knows every notation, such as `oklch()` or `color-mix()`. */
const drawn = (css: string): Color => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d');
  if (canvas === null) return [0, 0, 0, 0];
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
};

/** The colour of a computed style. */
export const parseColor = (css: string): Color => {
  const seen = known.get(css);
  if (seen) return seen;
  const plain = plainForm.exec(css);
  const color: Color = plain
    ? [Number(plain[1]), Number(plain[2]), Number(plain[3]), Number(plain[4] ?? 1)]
    : drawn(css);
  if (known.size > 500) known.clear();
  known.set(css, color);
  return color;
};

/** What one sees where `top` lies on an opaque ground. */
export const over = (top: Color, ground: Color): Color => {
  const mix = (index: 0 | 1 | 2): number => top[index] * top[3] + ground[index] * (1 - top[3]);
  return [mix(0), mix(1), mix(2), 1];
};

const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const luminance = (color: Color): number =>
  0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2]);

/** Contrast ratio of two opaque colours, from 1 (the same) to 21, as WCAG defines it. */
export const contrast = (one: Color, other: Color): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
