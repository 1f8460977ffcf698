export { missing, readShared, shared } from '../../../runtime/test/support/shared.ts';
