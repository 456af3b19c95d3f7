// How long to wait before a server that crashed is started again, and when to give up.

const WINDOW = 3 * 60 * 1000;
const DELAYS = [500, 1000, 2000, 4000, 8000];

/** Counts crashes. Times are in milliseconds. */
export class BackOff {
  #crashes: number[] = [];

  /** The delay before the next start; `undefined` after too many crashes within three minutes. */
  crashed(now: number): number | undefined {
    this.#crashes = this.#crashes.filter((time) => now - time < WINDOW);
    const delay = DELAYS[this.#crashes.length];
    this.#crashes.push(now);
    return delay;
  }
}
