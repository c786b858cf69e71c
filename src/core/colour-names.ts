/** Red, green and blue of a colour, each 0 to 255. */
export type Colour = readonly [number, number, number];

/** Names enough for what surrounds a thing: sky, grass, sand, asphalt. */
export const COLOUR_NAMES = [
  'black',
  'dark grey',
  'grey',
  'light grey',
  'white',
  'red',
  'brown',
  'beige',
  'orange',
  'yellow',
  'olive',
  'green',
  'blue-green',
  'blue',
  'purple',
  'pink',
] as const;
export type ColourName = (typeof COLOUR_NAMES)[number];

/** Below this difference of its largest and smallest channel a colour counts as grey. */
const LEAST_CHROMA = 24;

/** Names a colour. The bounds are ours: they follow what people call the means of photographs. */
export function nameColour([red, green, blue]: Colour): ColourName {
  const most = Math.max(red, green, blue);
  const chroma = most - Math.min(red, green, blue);
  const lightness = (most + most - chroma) / 2;
  if (lightness < 36) return 'black';
  if (chroma < LEAST_CHROMA) return nameGrey(lightness);
  return nameHue(measureHue([red, green, blue], most, chroma), lightness, chroma);
}

function nameGrey(lightness: number): ColourName {
  if (lightness < 96) return 'dark grey';
  if (lightness < 168) return 'grey';
  return lightness < 222 ? 'light grey' : 'white';
}

function nameHue(hue: number, lightness: number, chroma: number): ColourName {
  if (hue < 15 || hue >= 345) return lightness >= 170 ? 'pink' : 'red';
  if (hue < 45) return nameWarm(lightness, chroma);
  if (hue < 68) return lightness < 140 ? 'olive' : chroma < 70 ? 'beige' : 'yellow';
  if (hue < 160) return 'green';
  if (hue < 192) return 'blue-green';
  if (hue < 260) return 'blue';
  return hue < 300 ? 'purple' : 'pink';
}

function nameWarm(lightness: number, chroma: number): ColourName {
  if (lightness < 140 && chroma < 150) return 'brown';
  return chroma < 110 ? 'beige' : 'orange';
}

/** Angle of a colour on the wheel, 0 to 360: red 0, green 120, blue 240. */
function measureHue([red, green, blue]: Colour, most: number, chroma: number): number {
  if (most === red) return (60 * ((green - blue) / chroma) + 360) % 360;
  return most === green ? 60 * ((blue - red) / chroma) + 120 : 60 * ((red - green) / chroma) + 240;
}
