import { anyScript } from '../../model/anyScript.ts';
import type { CallForm } from '../callForm.ts';

export const RUST_CALL_FORM = anyScript(
  /(?:\w+::)*(\w+!(?=\()|[A-Z]\w+::(?:new|pin|Ready|Borrowed|Owned|clone|downgrade|make_mut|leak)(?=\s*\()|(?:Some|Ok)(?=\s*\()|mem::(?:take|replace)(?=\s*\())/uy,
);

/** `Display::fmt(&self.held, f)`; what makes something of what it is given (`From::from`) is not asked of it. */
export const RUST_TRAIT_PATHS = anyScript(
  /(?:\w+::)*[A-Z]\w*[a-z]\w*::(?!new\b|from\b|default\b|with_|from_|try_from\b)[a-z_]\w*\s*\(\s*(?:&\s*(?:mut\s+)?)?[(*&]*[a-z_]\w*\b(?!\s*[({[!]|::)/y,
);

/** Types of outside whose `new` takes what they hold. */
const MADE_OF =
  'Box Rc Arc Cell RefCell Mutex RwLock Pin Cow ManuallyDrop UnsafeCell MaybeUninit OnceCell OnceLock'.split(' ');
const HOLDER: CallForm = { means: 'holder', count: 1 };

/** Macros of outside that give what they are given, or what it wraps; functions and variants that hold it. */
export const RUST_CALL_FORMS: ReadonlyMap<string, CallForm> = new Map([
  ['ready!', { means: 'inner', count: 1 }],
  ['dbg!', { means: 'same', count: 1 }],
  ['mem::take', { means: 'same', count: 1 }],
  ['mem::replace', { means: 'same', count: 2 }],
  ['pin!', { means: 'same', count: 1 }],
  ...MADE_OF.map((type) => [`${type}::new`, HOLDER] as const),
  ...['Arc', 'Rc'].flatMap((type) =>
    ['clone', 'downgrade', 'make_mut'].map((method) => [`${type}::${method}`, HOLDER] as const),
  ),
  ['Box::leak', HOLDER],
  ...['Some', 'Ok', 'Box::pin', 'Arc::pin', 'Rc::pin', 'Poll::Ready', 'Cow::Borrowed', 'Cow::Owned'].map(
    (name) => [name, HOLDER] as const,
  ),
]);
