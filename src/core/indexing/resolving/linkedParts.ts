import type { WorkspaceFiles } from '../../model/moduleSearch.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { OutsideMembers } from '../members/outsideMembers.ts';
import { Memo } from '../memo.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { DeclaredElsewhere } from '../names/declaredElsewhere.ts';
import { GlobalConstants } from '../names/globalConstants.ts';
import { GlobalNames } from '../names/globalNames.ts';
import { Namespaces } from '../names/namespaces.ts';
import { SharedNames } from '../names/sharedNames.ts';
import { AddedMethods } from './addedMethods.ts';
import { Calls } from './calls.ts';
import { ChainSteps } from './chainSteps.ts';
import { ChosenOverloads } from './chosenOverloads.ts';
import { Elements } from './elements.ts';
import { ExportedNames } from './exportedNames.ts';
import { HeldTypes } from './heldTypes.ts';
import { ImportedModules } from './importedModules.ts';
import { ImportedNames } from './importedNames.ts';
import { Inheritance } from './inheritance.ts';
import { Lambdas } from './lambdas.ts';
import { Members } from './members.ts';
import { NamesAround } from './namesAround.ts';
import { NamespacedNames } from './namespacedNames.ts';
import { OverloadedMembers } from './overloadedMembers.ts';
import { Receivers } from './receivers.ts';
import type { OpenBody, ResolverParts } from './resolverParts.ts';
import { Roots } from './roots.ts';
import { SharedScopes } from './sharedScopes.ts';
import { TraitMethods } from './traitMethods.ts';
import { TypeMembers } from './typeMembers.ts';
import { VisibleExtensions } from './visibleExtensions.ts';
import { WrittenTypes } from './writtenTypes.ts';

/** All parts of the resolver, linked to each other. */
export class LinkedParts implements ResolverParts {
  readonly byPath: ReadonlyMap<RepoPath, ModuleEntry>;
  readonly files: WorkspaceFiles;
  readonly namespaces: Namespaces;
  readonly shared: SharedNames;
  readonly constants: GlobalConstants;
  readonly globals: GlobalNames;
  readonly elsewhere: DeclaredElsewhere;
  readonly outside: OutsideMembers;
  readonly memo = new Memo();
  readonly resolver: ResolverParts['resolver'];
  open: OpenBody | undefined;
  depth = 0;
  readonly steps: ChainSteps;
  readonly roots: Roots;
  readonly receivers: Receivers;
  readonly names: NamesAround;
  readonly scopes: SharedScopes;
  readonly modules: ImportedModules;
  readonly imports: ImportedNames;
  readonly exports: ExportedNames;
  readonly namespaced: NamespacedNames;
  readonly members: Members;
  readonly inheritance: Inheritance;
  readonly overloaded: OverloadedMembers;
  readonly chosen: ChosenOverloads;
  readonly ofTypes: TypeMembers;
  readonly calls: Calls;
  readonly elements: Elements;
  readonly added: AddedMethods;
  readonly traits: TraitMethods;
  readonly extensions: VisibleExtensions;
  readonly lambdas: Lambdas;
  readonly written: WrittenTypes;
  readonly held: HeldTypes;

  constructor(byPath: ReadonlyMap<RepoPath, ModuleEntry>, files: WorkspaceFiles, resolver: ResolverParts['resolver']) {
    this.byPath = byPath;
    this.files = files;
    this.resolver = resolver;
    this.namespaces = new Namespaces(byPath);
    this.outside = new OutsideMembers(
      [...byPath.values()],
      (module, name, from) => this.written.typeName(name, module, from),
      () => this.memo.isSettled,
    );
    this.shared = new SharedNames(byPath, (module, from) => this.modules.find(module, from));
    this.constants = new GlobalConstants(byPath);
    this.globals = new GlobalNames(byPath, files);
    this.elsewhere = new DeclaredElsewhere(byPath, files, (module, from) => this.modules.find(module, from));
    this.steps = new ChainSteps(this);
    this.roots = new Roots(this);
    this.receivers = new Receivers(this);
    this.names = new NamesAround(this);
    this.scopes = new SharedScopes(this);
    this.modules = new ImportedModules(this);
    this.imports = new ImportedNames(this);
    this.exports = new ExportedNames(this);
    this.namespaced = new NamespacedNames(this);
    this.members = new Members(this);
    this.inheritance = new Inheritance(this);
    this.overloaded = new OverloadedMembers(this);
    this.chosen = new ChosenOverloads(this);
    this.ofTypes = new TypeMembers(this);
    this.calls = new Calls(this);
    this.elements = new Elements(this);
    this.added = new AddedMethods(this);
    this.traits = new TraitMethods(this);
    this.extensions = new VisibleExtensions(this);
    this.lambdas = new Lambdas(this);
    this.written = new WrittenTypes(this);
    this.held = new HeldTypes(this);
  }
}
