/** The normal distribution, which the checker of intents shares. */
export { erfc, normalCdf, normalInverse, normalPdf } from '@hedgerow/dsl';
