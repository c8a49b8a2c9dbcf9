/**
 * Answers that are remembered, of questions that ask further questions.
 *
 * A question that leads back to itself gets a stand-in, and so does one that is asked too deep inside of others. What
 * was answered with the help of such a stand-in is good for the question under way, and not kept behind it: unless the
 * stand-in was for that very question, which is then answered in full.
 */

/** How deep questions may stand inside of one another. */
const MAX_DEPTH = 160;

/** Truncated: the answer depends on how deep the question was asked. */
const TOO_DEEP = -1;

/** The questions of one file that are under way. */
export class Work {
  depth = 0;
  /** The outermost question whose stand-in was used since the innermost one began. */
  lowest = Infinity;
  /** Changes whenever nothing is under way any more. */
  round = 0;

  /** Answers questions as if none were under way: for what is collected once and then kept. */
  afresh<Answer>(compute: () => Answer): Answer {
    const { depth, lowest } = this;
    this.depth = 0;
    this.lowest = Infinity;
    const answer = compute();
    this.depth = depth;
    this.lowest = lowest;
    return answer;
  }
}

interface Passing<Answer> {
  readonly answer: Answer;
  readonly lowest: number;
}

/** Remembers the answers to one kind of question. */
export class Memo<Key, Answer> {
  readonly #work: Work;
  readonly #kept = new Map<Key, Answer>();
  readonly #busy = new Map<Key, number>();
  #passing = new Map<Key, Passing<Answer>>();
  #round = 0;

  constructor(work: Work) {
    this.#work = work;
  }

  /** Gets the answer; `standIn` is the one for a question that can't be answered here. */
  get(key: Key, standIn: (why: 'circular' | 'too deep') => Answer, compute: () => Answer): Answer {
    const work = this.#work;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    if (this.#round !== work.round) {
      this.#passing = new Map();
      this.#round = work.round;
    }
    const passing = this.#passing.get(key);
    if (passing) {
      work.lowest = Math.min(work.lowest, passing.lowest);
      return passing.answer;
    }
    const busy = this.#busy.get(key);
    if (busy !== undefined || work.depth > MAX_DEPTH) {
      work.lowest = Math.min(work.lowest, busy ?? TOO_DEEP);
      return standIn(busy === undefined ? 'too deep' : 'circular');
    }
    return this.#compute(key, compute);
  }

  #compute(key: Key, compute: () => Answer): Answer {
    const work = this.#work;
    const own = work.depth;
    const outer = work.lowest;
    work.lowest = Infinity;
    this.#busy.set(key, own);
    work.depth = own + 1;
    const answer = compute();
    work.depth = own;
    this.#busy.delete(key);
    const { lowest } = work;
    if (lowest >= own) {
      this.#kept.set(key, answer);
      work.lowest = outer;
    } else {
      this.#passing.set(key, { answer, lowest });
      work.lowest = Math.min(outer, lowest);
    }
    if (own === 0) work.round++;
    return answer;
  }
}

/** Makes the memo of a module: one for each file, which all ask through it. */
export function memoFor<Key, Answer>(): (owner: { readonly work: Work }) => Memo<Key, Answer> {
  const memos = new WeakMap<{ readonly work: Work }, Memo<Key, Answer>>();
  return (owner) => {
    const known = memos.get(owner);
    if (known) return known;
    const made = new Memo<Key, Answer>(owner.work);
    memos.set(owner, made);
    return made;
  };
}
