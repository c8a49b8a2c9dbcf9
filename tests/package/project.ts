/** An empty project that installs the packed plugin the way a user does, away from the repository. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** How a program ended and what it wrote. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, whatever its exit code, without what npm tells its own scripts. */
export function run(command: string, args: readonly string[], cwd: string): Promise<Outcome> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/iu.test(name)));
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number')
        reject(new Error(`${command} did not run`, { cause: error }));
      else resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

/** Runs a program that must succeed, and gets what it wrote. */
export async function succeed(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, cwd);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${stdout}\n${stderr}`);
  return stdout;
}

/** What `npm pack` says about the tarball. */
export interface Tarball {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs the built repository into the directory. */
export async function pack(directory: string): Promise<Tarball> {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', directory];
  const [tarball] = JSON.parse(await succeed('npm', args, ROOT)) as Tarball[];
  if (!tarball) throw new Error('npm pack made no tarball');
  return tarball;
}

/** Makes an empty directory. Its real path: a language server compares the paths of files. */
export async function makeDirectory(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), 'eslint-plugin-kling-')));
}

/** The packages that users have beside the plugin, where the repository keeps them. */
const BESIDE = ['@typescript-eslint/parser', 'jiti', 'oxlint', 'typescript'];

/** Where the repository keeps each supported ESLint. */
const ESLINTS = { 9: 'tests/package/eslint9/node_modules/eslint', 10: 'node_modules/eslint' } as const;

/** A user's project with the plugin and one ESLint. */
export class Project {
  readonly directory: string;

  private constructor(directory: string) {
    this.directory = directory;
  }

  /**
   * Installs the tarball with npm. All other packages are linked from the repository's own installation, so that
   * npm needs nothing from outside and builds nothing; it can't work out peer dependencies over such links, hence its
   * older way.
   */
  static async create(
    eslint: keyof typeof ESLINTS,
    type: 'module' | 'commonjs' = 'module',
  ): Promise<Project> {
    const project = new Project(await makeDirectory());
    const { filename } = await pack(project.directory);
    const { dependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const linked = [...Object.keys(dependencies), ...BESIDE].map((name) => [
      name,
      `file:${join(ROOT, 'node_modules', name)}`,
    ]);
    const devDependencies = {
      'eslint-plugin-kling': `file:./${filename}`,
      eslint: `file:${join(ROOT, ESLINTS[eslint])}`,
      ...(Object.fromEntries(linked) as Record<string, string>),
    };
    await project.write(
      'package.json',
      JSON.stringify({ name: 'consumer', private: true, type, devDependencies }),
    );
    await succeed(
      'npm',
      ['install', '--offline', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'],
      project.directory,
    );
    return project;
  }

  /** Writes a file. */
  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(this.path(path)), { recursive: true });
    await writeFile(this.path(path), text);
  }

  /** Copies a directory of the repository. */
  async copy(from: string, to: string): Promise<void> {
    await cp(join(ROOT, from), this.path(to), { recursive: true });
  }

  /** The whole path of a file. */
  path(path: string): string {
    return join(this.directory, path);
  }

  /** Runs a program that the project has installed. */
  bin(name: string, ...args: readonly string[]): Promise<Outcome> {
    return run(this.path(`node_modules/.bin/${name}`), args, this.directory);
  }

  /** Removes the project. */
  async remove(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }
}
