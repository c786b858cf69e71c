import { createFileName, saveFile } from '../parts/save-file.ts';

/** What a chart looks like beyond its attributes, written into it so that it stands alone. */
const PROPERTIES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'paint-order',
] as const;

const SVG = 'http://www.w3.org/2000/svg';

/** Pixels of a saved picture for each pixel of the page. */
const DENSITY = 2;

/** Pixels over a saved chart for what it shows and is about. */
const HEAD = 44;

/** What stands over a saved chart. */
export interface ChartWords {
  readonly title: string;
  readonly subject: string;
}

/** Saves a chart as SVG. */
export function saveSvg(svg: SVGSVGElement, words: ChartWords): void {
  saveFile(createSvgBlob(svg, words), `${createFileName(words.title)}.svg`);
}

/**
 * Saves a chart as PNG, at twice its size on a page of usual words.
 *
 * @throws Error where the browser cannot draw it
 */
export async function savePng(svg: SVGSVGElement, words: ChartWords): Promise<void> {
  const address = URL.createObjectURL(createSvgBlob(svg, words));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    const { width, height } = svg.viewBox.baseVal;
    canvas.width = width * DENSITY;
    canvas.height = (height + HEAD) * DENSITY;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve);
    });
    if (!blob) throw new Error(`${words.title} could not be drawn.`);
    saveFile(blob, `${createFileName(words.title)}.png`);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function createSvgBlob(svg: SVGSVGElement, { title, subject }: ChartWords): Blob {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const drawn = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const style = getComputedStyle(drawn[index]!);
    for (const property of PROPERTIES) {
      element.setAttribute(property, style.getPropertyValue(property));
    }
    if (element !== copy && style.transform !== 'none') {
      element.setAttribute('transform', style.transform);
    }
    for (const { name: attribute } of [...element.attributes]) {
      if (/^(style|class|role|tabindex|aria-)/.test(attribute)) element.removeAttribute(attribute);
    }
  });
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute('xmlns', SVG);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height + HEAD));
  copy.setAttribute('viewBox', `0 ${-HEAD} ${width} ${height + HEAD}`);
  const ground = { y: String(-HEAD), width: '100%', height: '100%', fill: readGround(svg) };
  const { color, fontFamily } = getComputedStyle(svg);
  const ink = { x: '4', fill: color, 'font-family': fontFamily };
  copy.prepend(
    createElement('title', {}, `${title}. ${subject}`),
    createElement('rect', ground),
    createElement('text', { ...ink, y: '-26', 'font-size': '16', 'font-weight': '700' }, title),
    createElement('text', { ...ink, y: '-8', 'font-size': '13' }, subject),
  );
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
}

function createElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
  text = '',
): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, value);
  }
  element.textContent = text;
  return element;
}

/** The colour behind a chart: that of the nearest element which has one. */
function readGround(element: Element): string {
  for (let behind: Element | null = element; behind; behind = behind.parentElement) {
    const colour = getComputedStyle(behind).backgroundColor;
    if (colour !== 'rgba(0, 0, 0, 0)') return colour;
  }
  return 'white';
}
