/** A reporter whose last line counts the tests, for programs that read the output of a run. */
import type { Reporter, TestModule } from 'vitest/node';

/** Writes `N passed, N failed` alone on a line, after all else. A file that can't be loaded is a failure. */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = (state: 'passed' | 'failed') =>
      modules.reduce((sum, { children }) => sum + [...children.allTests(state)].length, 0);
    const broken = modules.filter((module) => module.errors().length > 0).length;
    const line = `${count('passed')} passed, ${count('failed') + broken + errors.length} failed\n`;
    process.once('exit', () => process.stdout.write(line));
  }
}
