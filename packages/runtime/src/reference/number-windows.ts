/** Functions of the table: of the numbers of one tick, and of a window of numbers. */
import { finite, isUnknown, type Meaning, type NodeOf, type Scope, UNKNOWN } from './scope.ts';
import { countOf, lastOfSessions, oncePerSession, windowOf } from './windows.ts';
