/** Who has agreed to videos of which pictures of themselves. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One agreement. */
interface Consent {
  readonly image: string;
  readonly at: string;
}

/** Agreements, in a file for each user. */
export class Consents {
  readonly #directory: string;

  private constructor(directory: string) {
    this.#directory = directory;
  }

  /** Opens the agreements in this directory, which is made when it is not there. */
  static async open(directory: string): Promise<Consents> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    return new Consents(directory);
  }

  /** Notes that a user has agreed. */
  async give(user: string, image: string): Promise<void> {
    const consents = [...(await this.#of(user)), { image, at: new Date().toISOString() }];
    await writeFile(this.#path(user), JSON.stringify(consents), { mode: 0o600 });
  }

  /** Has the user agreed to each of these pictures? */
  async cover(user: string, images: readonly string[]): Promise<boolean> {
    const consents = await this.#of(user);
    return images.every((image) => consents.some((consent) => consent.image === image));
  }

  /** Deletes what a user has agreed to. Returns how often that was. */
  async deleteUser(user: string): Promise<number> {
    const { length } = await this.#of(user);
    await rm(this.#path(user), { force: true });
    return length;
  }

  async #of(user: string): Promise<readonly Consent[]> {
    const text = await readFile(this.#path(user), 'utf8').catch(() => '[]');
    return JSON.parse(text) as readonly Consent[];
  }

  #path(user: string): string {
    return join(this.#directory, `${createHash('sha256').update(user).digest('hex')}.json`);
  }
}
