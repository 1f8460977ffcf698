/** Begins with the tests that take minutes, so that no core waits for them at the end: a fresh clone knows no durations. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const long = /\/cli\/test\/pairs\//;

export class LongTestsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => long.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
