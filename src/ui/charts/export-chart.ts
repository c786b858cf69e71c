import { wrapWords } from '../../core/wrap-words.ts';
import { createFileName, saveFile } from '../parts/save-file.ts';
import { writeTypeface } from './typeface.ts';

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

/** Pixels round a saved chart, into which words at its edges reach. */
const PAD = 16;
/** How its name is written, and what it is about: size, height of a line and width of a letter in pixels. */
const TITLE = { size: 16, weight: 700, line: 22, letter: 8.4 };
const SUBJECT = { size: 13, weight: 400, line: 18, letter: 6.8 };

/** What stands over a saved chart. */
export interface ChartWords {
  readonly title: string;
  /** In lines. */
  readonly subject: readonly string[];
}

/**
 * Saves a chart as SVG, its typeface within.
 *
 * @throws Error where the typeface cannot be had
 */
export async function saveSvg(svg: SVGSVGElement, words: ChartWords): Promise<void> {
  saveFile(await createSvgBlob(svg, words), `${createFileName(words.title)}.svg`);
}

/**
 * Saves a chart as PNG, at twice its size on a page of usual words.
 *
 * @throws Error where the typeface cannot be had or the browser cannot draw it
 */
export async function savePng(svg: SVGSVGElement, words: ChartWords): Promise<void> {
  const address = URL.createObjectURL(await createSvgBlob(svg, words));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    const { width, height } = frame(svg, words);
    canvas.width = width * DENSITY;
    canvas.height = height * DENSITY;
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

/** The lines over a chart, as wide as it is at most, each with the place of its foot under the edge. */
function setWords(svg: SVGSVGElement, { title, subject }: ChartWords) {
  const { width } = svg.viewBox.baseVal;
  const lines = [
    ...wrapWords(title, width / TITLE.letter).map((text) => ({ text, ...TITLE })),
    ...subject.flatMap((line) =>
      wrapWords(line, width / SUBJECT.letter).map((text) => ({ text, ...SUBJECT })),
    ),
  ];
  let foot = PAD;
  return lines.map(({ line, ...one }) => ({ ...one, foot: (foot += line) }));
}

/** The part of a chart's plane that is saved: all of it, with room for the words over it and around. */
function frame(svg: SVGSVGElement, words: ChartWords) {
  const { width, height } = svg.viewBox.baseVal;
  const head = PAD + (setWords(svg, words).at(-1)?.foot ?? 0);
  return { x: -PAD, y: -head, width: width + 2 * PAD, height: head + height + PAD };
}

async function createSvgBlob(svg: SVGSVGElement, words: ChartWords): Promise<Blob> {
  const style = createElement('style', {}, await writeTypeface());
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
  for (const element of copy.querySelectorAll('[data-page-only]')) element.remove();
  const { x, y, width, height } = frame(svg, words);
  const extent = { width: String(width), height: String(height) };
  const ground = { x: String(x), y: String(y), ...extent, fill: readGround(svg) };
  setAttributes(copy, { xmlns: SVG, ...extent, viewBox: `${x} ${y} ${width} ${height}` });
  const { color, fontFamily } = getComputedStyle(svg);
  const ink = { x: '4', fill: color, 'font-family': fontFamily };
  copy.prepend(
    createElement('title', {}, [words.title, ...words.subject].join('. ')),
    style,
    createElement('rect', ground),
    ...setWords(svg, words).map(({ text, size, weight, foot }) => {
      const font = { 'font-size': String(size), 'font-weight': String(weight) };
      return createElement('text', { ...ink, ...font, y: String(y + foot) }, text);
    }),
  );
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
}

function createElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
  text = '',
): SVGElement {
  const element = document.createElementNS(SVG, name);
  setAttributes(element, attributes);
  element.textContent = text;
  return element;
}

function setAttributes(element: SVGElement, attributes: Readonly<Record<string, string>>): void {
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, value);
  }
}

/** The colour behind a chart: that of the nearest element which has one. */
function readGround(element: Element): string {
  for (let behind: Element | null = element; behind; behind = behind.parentElement) {
    const colour = getComputedStyle(behind).backgroundColor;
    if (colour !== 'rgba(0, 0, 0, 0)') return colour;
  }
  return 'white';
}
