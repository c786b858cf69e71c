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

/** Pixels of a saved picture for each pixel of the page. */
const DENSITY = 2;

/** Saves a chart as SVG. */
export function saveSvg(svg: SVGSVGElement, name: string): void {
  saveFile(createSvgBlob(svg, name), `${createFileName(name)}.svg`);
}

/**
 * Saves a chart as PNG, at twice its size on the page.
 *
 * @throws Error where the browser cannot draw it
 */
export async function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const address = URL.createObjectURL(createSvgBlob(svg, name));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = svg.width.baseVal.value * DENSITY;
    canvas.height = svg.height.baseVal.value * DENSITY;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve);
    });
    if (!blob) throw new Error(`${name} could not be drawn.`);
    saveFile(blob, `${createFileName(name)}.png`);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function createSvgBlob(svg: SVGSVGElement, name: string): Blob {
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
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  title.textContent = name;
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', readGround(svg));
  copy.prepend(title, ground);
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
}

/** The colour behind a chart: that of the nearest element which has one. */
function readGround(element: Element): string {
  for (let behind: Element | null = element; behind; behind = behind.parentElement) {
    const colour = getComputedStyle(behind).backgroundColor;
    if (colour !== 'rgba(0, 0, 0, 0)') return colour;
  }
  return 'white';
}
