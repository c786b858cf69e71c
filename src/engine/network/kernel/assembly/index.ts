export { convolve } from './convolve';
