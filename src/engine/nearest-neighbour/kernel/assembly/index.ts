export { weigh } from './record';
export { l1Block, l1One } from './l1';
export { l2Block, l2One } from './l2';
