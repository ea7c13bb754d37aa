import type { LocalFact } from '../../model/fileFacts.ts';
import type { WorkspaceFiles } from '../../model/moduleSearch.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { OutsideMembers } from '../members/outsideMembers.ts';
import type { Memo } from '../memo.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { DeclaredElsewhere } from '../names/declaredElsewhere.ts';
import type { GlobalConstants } from '../names/globalConstants.ts';
import type { GlobalNames } from '../names/globalNames.ts';
import type { Namespaces } from '../names/namespaces.ts';
import type { SharedNames } from '../names/sharedNames.ts';
import type { TypeQuestions } from '../overloads/typeQuestions.ts';
import type { CallableQuestions } from '../types/callableTypes.ts';
import type { ExtensionQuestions, LambdaQuestions } from './extensionQuestions.ts';
import type { OverloadQuestions } from './overloadQuestions.ts';
import type {
  AddedMethodQuestions,
  CallQuestions,
  ChainQuestions,
  ChoiceQuestions,
  ElementQuestions,
  ExportQuestions,
  HeldTypeQuestions,
  ImportQuestions,
  InheritanceQuestions,
  MemberQuestions,
  ModuleQuestions,
  NameQuestions,
  NamespaceQuestions,
  ReceiverQuestions,
  RootQuestions,
  ScopeQuestions,
  TraitMethodQuestions,
  TypeMemberQuestions,
  WrittenTypeQuestions,
} from './partQuestions.ts';

/** How deep expressions and types may need each other. */
export const MOST_STEPS = 400;

/** The file whose own references are resolved, with the locals that only they need. */
export interface OpenBody {
  readonly module: ModuleEntry;
  readonly locals: readonly LocalFact[];
  /** What is remembered for them alone. */
  readonly keys: Set<string>;
}

/** What the parts of the resolver share, and the parts themselves, since what names, types and members mean depends on each other. */
export interface ResolverParts {
  readonly byPath: ReadonlyMap<RepoPath, ModuleEntry>;
  readonly files: WorkspaceFiles;
  readonly namespaces: Namespaces;
  readonly shared: SharedNames;
  readonly constants: GlobalConstants;
  readonly globals: GlobalNames;
  readonly elsewhere: DeclaredElsewhere;
  readonly outside: OutsideMembers;
  readonly memo: Memo;
  /** The whole, for what asks it from outside. */
  readonly resolver: TypeQuestions & CallableQuestions;
  open: OpenBody | undefined;
  /** How many expressions and types are being followed. */
  depth: number;
  readonly steps: ChainQuestions;
  readonly roots: RootQuestions;
  readonly receivers: ReceiverQuestions;
  readonly names: NameQuestions;
  readonly scopes: ScopeQuestions;
  readonly modules: ModuleQuestions;
  readonly imports: ImportQuestions;
  readonly exports: ExportQuestions;
  readonly namespaced: NamespaceQuestions;
  readonly members: MemberQuestions;
  readonly inheritance: InheritanceQuestions;
  readonly overloaded: OverloadQuestions;
  readonly chosen: ChoiceQuestions;
  readonly ofTypes: TypeMemberQuestions;
  readonly calls: CallQuestions;
  readonly elements: ElementQuestions;
  readonly added: AddedMethodQuestions;
  readonly traits: TraitMethodQuestions;
  readonly extensions: ExtensionQuestions;
  readonly lambdas: LambdaQuestions;
  readonly written: WrittenTypeQuestions;
  readonly held: HeldTypeQuestions;
}
