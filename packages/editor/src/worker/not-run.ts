import { Refused } from '@hedgerow/dsl/service';

/** What cannot be run, and why, in words for the user. */
export class NotRun extends Refused {}
