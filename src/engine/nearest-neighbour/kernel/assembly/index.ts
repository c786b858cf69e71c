export { weigh } from './record';
export { l1, l1Bounds } from './l1';
export { l2, l2Bounds } from './l2';
