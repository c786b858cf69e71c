/** tfjs on WebGL with the kernels of this network alone: all of them would weigh half as much again. */
import { registerKernel } from '@tensorflow/tfjs-core';
import { addConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Add.js';
import { fusedConv2DConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/FusedConv2D.js';
import { identityConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Identity.js';
import { maxPoolConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/MaxPool.js';
import { meanConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Mean.js';
import { multiplyConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Multiply.js';
import { reluConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Relu.js';
import { reshapeConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Reshape.js';
import { reverseConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Reverse.js';
import { _fusedMatMulConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/_FusedMatMul.js';

const KERNELS = [
  addConfig,
  fusedConv2DConfig,
  identityConfig,
  maxPoolConfig,
  meanConfig,
  multiplyConfig,
  reluConfig,
  reshapeConfig,
  reverseConfig,
  _fusedMatMulConfig,
];
for (const kernel of KERNELS) registerKernel(kernel);

export { registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
export { TensorNetwork } from './tensor-network.ts';
export {
  GPGPUContext,
  MathBackendWebGL,
  setWebGLContext,
} from '@tensorflow/tfjs-backend-webgl/dist/webgl.js';
