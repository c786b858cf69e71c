/** The ten classes of CIFAR-10, in the order of their indices. */
export const CLASSES = [
  'airplane',
  'automobile',
  'bird',
  'cat',
  'deer',
  'dog',
  'frog',
  'horse',
  'ship',
  'truck',
] as const;

export type ClassName = (typeof CLASSES)[number];

export const CLASS_COUNT = CLASSES.length;
