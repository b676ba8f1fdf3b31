/** Runs the steps of a test command one after the other, counts, and ends with a plain line `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = `${root}test-results/`;

type Count = { passed: number; failed: number };

/**
 * `command`: a script below `node_modules`, with its arguments. `count`: how many tests ran; without it, one.
 * `isNeeded`: when it fails there is no use in what comes after it. `timeZone`: of the machine, as the step sees it.
 */
export type Step = {
  name: string;
  command: string[];
  count?: () => Count;
  isNeeded?: boolean;
  timeZone?: string;
};

/** @param only the tests whose path has one of these words */
export function vitest(name: string, config: string, only: string[] = []): Step {
  const file = `${name}.json`;
  return {
    name,
    command: [
      'vitest/vitest.mjs',
      'run',
      '-c',
      config,
      ...only,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${results}${file}`,
    ],
    count: () => {
      const { numPassedTests = 0, numFailedTests = 0 } = readResult(file);
      return { passed: numPassedTests, failed: numFailedTests };
    },
  };
}

export function playwright(name: string, config: string): Step {
  return {
    name,
    command: ['@playwright/test/cli.js', 'test', '-c', config],
    count: () => {
      const { expected = 0, unexpected = 0, flaky = 0 } = readResult('playwright.json').stats ?? {};
      return { passed: expected, failed: unexpected + flaky };
    },
  };
}

type Result = {
  numPassedTests?: number;
  numFailedTests?: number;
  stats?: { expected?: number; unexpected?: number; flaky?: number };
};

function readResult(file: string): Result {
  try {
    return JSON.parse(readFileSync(results + file, 'utf8'));
  } catch {
    return {};
  }
}

/** @param prepare throws an `Error` that says what the machine lacks */
export async function runSteps(steps: Step[], prepare: () => unknown): Promise<void> {
  try {
    await prepare();
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
    return;
  }
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const counts: Count[] = [];
  for (const step of steps) {
    const count = run(step);
    counts.push(count);
    if (step.isNeeded && count.failed > 0) break;
  }
  const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}

function run({ name, command: [script, ...args], count, timeZone }: Step): Count {
  console.log(`\n── ${name}`);
  rmSync(`${results}playwright.json`, { force: true });
  const startedAt = Date.now();
  const { status } = spawnSync(process.execPath, [`${root}node_modules/${script}`, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(timeZone && { TZ: timeZone }),
      PLAYWRIGHT_JSON_OUTPUT_NAME: `${results}playwright.json`,
    },
  });
  const isOk = status === 0;
  const { passed, failed } = count?.() ?? { passed: Number(isOk), failed: Number(!isOk) };
  console.log(`── ${name}: ${isOk ? 'ok' : 'FAILED'} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return { passed, failed: isOk ? failed : Math.max(1, failed) };
}
